package c10k.bench.report;

/**
 * A figure in a table of pools.
 *
 * @param key of the figure
 * @param heading with its unit
 * @param over what is shown of several rounds
 * @param ratio whether the ratio to the reference is shown beside it
 */
public record PoolColumn(String key, String heading, Over over, Ratio ratio) {

  /** Several rounds come to one number. */
  public enum Over {
    MEDIAN,
    LARGEST
  }

  /** Ratios say something where values are never zero. */
  public enum Ratio {
    SHOWN,
    LEFT_OUT
  }

  /** The median, and its ratio. */
  public static PoolColumn compared(String key, String heading) {
    return new PoolColumn(key, heading, Over.MEDIAN, Ratio.SHOWN);
  }

  /** The median alone. */
  public static PoolColumn median(String key, String heading) {
    return new PoolColumn(key, heading, Over.MEDIAN, Ratio.LEFT_OUT);
  }

  /** The largest that was seen. */
  public static PoolColumn largest(String key, String heading) {
    return new PoolColumn(key, heading, Over.LARGEST, Ratio.LEFT_OUT);
  }
}
