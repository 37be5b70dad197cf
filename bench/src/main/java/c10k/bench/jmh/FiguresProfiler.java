package c10k.bench.jmh;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Makes the figures of a trial secondary results of JMH, with their raw data in its JSON: {@code
 * -prof c10k.bench.jmh.FiguresProfiler}.
 */
public final class FiguresProfiler implements InternalProfiler {

  @Override
  public String getDescription() {
    return "C10K Lab: cost of the server process, percentiles, memory per connection";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    TrialFigures.drain();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.copyOf(TrialFigures.drain().entrySet().stream()
        .map(entry -> scalar(entry.getKey(), entry.getValue()))
        .toList());
  }

  private static ScalarResult scalar(TrialFigures.Entry entry, double value) {
    return new ScalarResult(entry.key(), value, entry.figure().unit(), AggregationPolicy.AVG);
  }
}
