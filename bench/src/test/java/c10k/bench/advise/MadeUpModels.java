package c10k.bench.advise;

import static c10k.bench.result.Figure.HEAP_FIXED;
import static c10k.bench.result.Figure.KERNEL_PER_CONNECTION;
import static c10k.bench.result.Figure.KNEE;
import static c10k.bench.result.Figure.OFFERED;
import static c10k.bench.result.Figure.RESPONSE_P99;
import static c10k.bench.result.Figure.SERVER_CPU;
import static c10k.bench.result.Figure.USER_PER_CONNECTION;

import c10k.bench.result.Figure;
import c10k.bench.result.MadeUpResults;
import c10k.bench.result.Results;
import c10k.bench.result.TrialStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A run whose models differ about as the real ones do: the loop is cheapest, a thread per connection dearest in memory. */
public final class MadeUpModels {
  private static final List<String> MODELS = List.of("event-loop", "thread-pool", "thread-per-connection", "virtual-threads");
  private static final double[] CPU = {9, 11, 13, 13.3};
  private static final double[] MOST = {90_000, 70_000, 61_000, 60_000};
  private static final double[] USER = {1_500, 2_000, 60_000, 12_000};
  private static final double[] NOISE = {1, 1.02, 0.98, 1.01, 0.99, 1};

  private MadeUpModels() {}

  /** All scenarios, six rounds. */
  public static Results all() {
    var results = echo(new MadeUpResults());
    return blocking(memory(knee(results))).build();
  }

  /** Costs and latencies only. */
  public static Results echoOnly() {
    return echo(new MadeUpResults().profile("quick", true)).build();
  }

  private static MadeUpResults echo(MadeUpResults results) {
    results.in("echo", "rate-50", Map.of("connections", "100"));
    return rounds(results, CPU, SERVER_CPU, Map.of(OFFERED.key(), 25_000.0, RESPONSE_P99.key(), 700.0));
  }

  private static MadeUpResults knee(MadeUpResults results) {
    results.in("knee", "knee", Map.of("connections", "100")).id("knee", "BM1k");
    for (int model = 0; model < MODELS.size(); model++) {
      for (int round = 1; round <= NOISE.length; round++) {
        double knee = MOST[model] * NOISE[(round + model) % NOISE.length];
        results.record(MODELS.get(model), round, 1, TrialStatus.OK, Map.of(KNEE.key(), knee), Map.of(
            "offered", List.of(knee / 4, knee / 2, knee, 1.2 * knee), "p99", List.of(900.0, 2_000.0, 9_000.0, 90_000.0)));
      }
    }
    return rounds(results.in("knee", "knee", Map.of("connections", "100")), MOST, KNEE, Map.of());
  }

  private static MadeUpResults memory(MadeUpResults results) {
    results.in("memory", "idle", Map.of("connections", "10000")).id("memory", "BM3");
    return rounds(results, USER, USER_PER_CONNECTION, Map.of(KERNEL_PER_CONNECTION.key(), 7_500.0, HEAP_FIXED.key(), 60e6));
  }

  private static MadeUpResults blocking(MadeUpResults results) {
    results.in("blocking", "pool-64", Map.of("connections", "1000")).id("blocking", "BM4");
    return rounds(results, new double[] {4e6, 7_000, 6_500, 6_400}, RESPONSE_P99, Map.of());
  }

  private static MadeUpResults rounds(MadeUpResults results, double[] values, Figure figure, Map<String, Double> others) {
    for (int model = 0; model < MODELS.size(); model++) {
      int own = model;
      IntStream.rangeClosed(1, NOISE.length).forEach(round -> {
        var figures = new LinkedHashMap<>(others);
        figures.put(figure.key(), values[own] * NOISE[(round + own) % NOISE.length]);
        results.trial(MODELS.get(own), round, 1, TrialStatus.OK, figures);
      });
    }
    return results;
  }
}
