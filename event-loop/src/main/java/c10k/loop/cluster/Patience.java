package c10k.loop.cluster;

import java.time.Duration;

/**
 * How long a primary waits for its workers.
 *
 * @param start from the start of a process until it listens
 * @param end from being asked to end until it has ended
 */
record Patience(Duration start, Duration end) {}
