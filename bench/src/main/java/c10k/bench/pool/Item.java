package c10k.bench.pool;

/** A resource that is nothing but itself, so that what is measured is the pool. */
public final class Item {}
