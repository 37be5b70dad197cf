package c10k.bench.pool;

/**
 * From when on there were how many items.
 *
 * @param nanos of {@link System#nanoTime}
 */
record SizeStep(long nanos, long size) {}
