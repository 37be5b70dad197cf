package c10k.bench.stats;

/** Which way is better. */
public enum Direction {
  /** As with costs. */
  LOWER_IS_BETTER,
  /** As with throughput. */
  HIGHER_IS_BETTER
}
