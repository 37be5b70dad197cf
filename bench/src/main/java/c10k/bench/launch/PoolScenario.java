package c10k.bench.launch;

import java.util.Locale;

/**
 * A measure with its number of threads, or of chains in a loop.
 *
 * @param threads 0 where the measure itself says it
 */
record PoolScenario(PoolMeasure measure, int threads) {

  /** For rows and files. */
  String words() {
    var name = measure.name().toLowerCase(Locale.ROOT);
    return threads == 0 ? name : name + " " + threads;
  }

  /** For tables. */
  String title() {
    return switch (measure) {
      case ACQUIRE -> measure.title() + ", " + (threads == 1 ? "1 thread" : threads + " threads");
      case LOOP -> measure.title() + ", " + (threads == 1 ? "1 chain" : threads + " chains");
      default -> measure.title();
    };
  }
}
