package c10k.pool.sizing;

import java.time.Duration;

/**
 * What can decide the size of a pool. The functions are pure; what does not fit into an int is
 * {@link Integer#MAX_VALUE}.
 */
public enum Formula {
  LITTLES_LAW("Little's law"),
  SHARE_OF_THREADS("the share of the threads"),
  BACKEND("what the backend can work on"),
  DEADLOCK_FREE("the bound that excludes deadlock"),
  BOUND("the given bound");

  /** So little above a whole number is the rounding of the computation, not one resource more. */
  private static final double ROUNDING = 1e-12;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PERCENT = 100;

  private final String phrase;

  Formula(String phrase) {
    this.phrase = phrase;
  }

  /** Its name in a sentence. */
  public String phrase() {
    return phrase;
  }

  /** Resources that are busy on average, whatever the distribution of arrivals: rate × time. */
  public static double busy(double perSecond, Duration timeInUse) {
    return perSecond * (timeInUse.toNanos() / NANOS_PER_SECOND);
  }

  /**
   * Little's law, with room.
   *
   * @param headroomPercent how much the peaks are above the given rate
   * @param utilisationPercent how busy a resource should be in a peak; the waits grow without bound
   *     as it comes near to 100
   */
  public static int littlesLaw(double perSecond, Duration timeInUse, int headroomPercent, int utilisationPercent) {
    return up(busy(perSecond, timeInUse) * (PERCENT + headroomPercent) / utilisationPercent);
  }

  /** Resources in use when all threads are busy with requests: threads × time in use / request time. */
  public static int shareOfThreads(int threads, Duration timeInUse, Duration requestTime) {
    return up(threads * ((double) timeInUse.toNanos() / requestTime.toNanos()));
  }

  /** Requests that a backend can work on at the same time: some compute while others wait for a disk. */
  public static int backend(int cores, int disks) {
    return Math.toIntExact(cores * 2L + disks);
  }

  /** The smallest pool in which not all can be held by threads that wait for one more. */
  public static int deadlockFree(int threads, int leasesPerThread) {
    return (int) Math.min(Integer.MAX_VALUE, threads * (leasesPerThread - 1L) + 1);
  }

  /** At least one, because a pool of none serves nobody. */
  static int up(double size) {
    return Math.max(1, (int) Math.ceil(size * (1 - ROUNDING)));
  }
}
