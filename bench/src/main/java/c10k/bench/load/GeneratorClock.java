package c10k.bench.load;

import c10k.server.Ticker;

/** Nanoseconds since the generator began, small enough for {@link TimedLine}. */
final class GeneratorClock {
  private final Ticker ticker = Ticker.system();
  private final long origin = ticker.nanos();

  long nanos() {
    return ticker.nanos() - origin;
  }
}
