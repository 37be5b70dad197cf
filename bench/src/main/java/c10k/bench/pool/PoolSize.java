package c10k.bench.pool;

/**
 * How many resources a pool may have.
 *
 * @param min that are kept ready
 * @param max at most
 */
public record PoolSize(int min, int max) {

  public PoolSize {
    if (min < 0 || max < 1 || min > max) {
      throw new IllegalArgumentException("No pool can have from " + min + " to " + max + " resources.");
    }
  }

  /** Neither more nor fewer. */
  public static PoolSize fixed(int size) {
    return new PoolSize(size, size);
  }
}
