/**
 * The load generator: many connections to a line-echo server, driven by one thread that never
 * allocates per message.
 *
 * <p>In an open loop, lines are due at times that do not depend on the answers, and every latency is
 * counted from the time a line was due. So a server that stalls cannot hide it by slowing the load
 * down (no coordinated omission).
 */
@NullMarked
package c10k.bench.load;

import org.jspecify.annotations.NullMarked;
