package c10k.testkit.pool;

import c10k.pool.DrainReport;
import java.util.concurrent.CompletableFuture;

/**
 * A call of drain.
 *
 * @param dueAt when its bound is over
 */
record Drain(long calledAt, long dueAt, CompletableFuture<DrainReport> report) {}
