package c10k.server;

/**
 * {@link System#nanoTime} moved to an origin of 0, so that deadlines compare by {@code <} without
 * thought of overflow.
 */
enum SystemTicker implements Ticker {
  INSTANCE;

  private static final long ORIGIN = System.nanoTime();

  @Override
  public long nanos() {
    return System.nanoTime() - ORIGIN;
  }
}
