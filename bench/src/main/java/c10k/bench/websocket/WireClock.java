package c10k.bench.websocket;

/**
 * Times that processes of one machine may compare, within the 48 bits that a {@link c10k.bench.load.TimedLine} has for
 * them. They start anew every 78 hours.
 */
final class WireClock {
  private static final long BITS = (1L << 48) - 1;

  private WireClock() {}

  /** Nanoseconds of the machine's monotonic clock, which Linux gives to all processes alike. */
  static long nanos() {
    return System.nanoTime() & BITS;
  }

  /** From an earlier time to a later one, less than 78 hours apart. */
  static long between(long earlier, long later) {
    return (later - earlier) & BITS;
  }
}
