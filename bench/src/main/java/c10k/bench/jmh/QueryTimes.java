package c10k.bench.jmh;

import c10k.bench.result.Figure;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long the queries of an iteration took, of all threads together.
 *
 * <p>Threads: each adds what it has seen, at its end; the monitor guards the sum. Whoever comes last
 * leaves the figures of all.
 */
final class QueryTimes {
  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double P999 = 99.9;
  private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Histogram all = new Histogram(3);
  private final long startNanos = System.nanoTime();

  synchronized void add(Histogram ofThread) {
    all.add(ofThread);
    TrialFigures.put(Figure.QUERIES, all.getTotalCount() / ((System.nanoTime() - startNanos) / NANOS_PER_SECOND));
    TrialFigures.put(Figure.QUERY_P50, micros(P50));
    TrialFigures.put(Figure.QUERY_P99, micros(P99));
    TrialFigures.put(Figure.QUERY_P999, micros(P999));
  }

  private double micros(double percentile) {
    return all.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }
}
