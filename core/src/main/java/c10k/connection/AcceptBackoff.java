package c10k.connection;

/**
 * How long to leave a failing {@code accept} alone: 50 ms, doubled at each failure in a row up to
 * 1.6 s, as Tomcat does. A failing listener stays ready, so without a pause it would burn a core.
 *
 * <p>Confined to whoever accepts.
 */
public final class AcceptBackoff {
  private static final long FIRST_PAUSE_NANOS = 50_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 1_600_000_000L;

  private long nextPauseNanos = FIRST_PAUSE_NANOS;

  /** The pause after this failure. */
  public long failed() {
    long pause = nextPauseNanos;
    nextPauseNanos = Math.min(2 * nextPauseNanos, LONGEST_PAUSE_NANOS);
    return pause;
  }

  public void succeeded() {
    nextPauseNanos = FIRST_PAUSE_NANOS;
  }
}
