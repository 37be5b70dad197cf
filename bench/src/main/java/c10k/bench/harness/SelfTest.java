package c10k.bench.harness;

import c10k.bench.contestant.Contestants;
import c10k.bench.contestant.Label;
import c10k.bench.jmh.EchoCost;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.bench.stats.Averages;
import c10k.bench.stats.RatioEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Proves the harness on a machine: many small comparisons of a server with itself, and with itself made slower by a known part. Equals must not be told
 * apart more often than the level of 5 % allows, and the slower one must be found.
 *
 * <p>What is compared is the server's processor time per message under a closed loop, one launch each in interleaved, mirrored rounds, as in any scenario.
 * The slower one wastes time whenever bytes arrive; how much is calibrated by a pilot.
 *
 * @param runs comparisons
 * @param rounds of each comparison
 * @param slowdownPercent of the processor time per message
 */
public record SelfTest(int runs, int rounds, int slowdownPercent, long seed) {
  private static final String REFERENCE = "event-loop";
  private static final String AGAIN = REFERENCE + Contestants.AGAIN;
  private static final int PILOTS = 3;
  private static final int MOST_ATTEMPTS = 3;
  private static final int WARMUP_MILLIS = 1_800;
  private static final int MEASURE_MILLIS = 2_400;
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double PERCENT = 100;

  /** About, on a machine with nothing else to do. */
  private static final Duration EXPECTED = Duration.ofMillis(7_200);

  /** A launch, and what it cost. */
  @FunctionalInterface
  interface Launcher {
    Cost cost(String label, int launch) throws IOException, InterruptedException;
  }

  /**
   * What a launch has measured.
   *
   * @param micros processor time per message
   * @param disturbed whether the machine was busy with something else too
   */
  record Cost(double micros, boolean disturbed) {}

  /** What launches there will be: pilots, then all comparisons. */
  public int launches() {
    return PILOTS + runs * rounds * 3;
  }

  /** How long it will take, about. */
  public Duration expected() {
    return EXPECTED.multipliedBy(launches());
  }

  /**
   * Runs it.
   *
   * @param progress takes a line after each comparison
   * @throws IOException if a server cannot be measured
   */
  public SelfTestResult run(Consumer<String> progress) throws IOException, InterruptedException {
    OtherBenchmark.requireNone();
    var folder = Files.createTempDirectory("c10k-self-test");
    try {
      return run((label, launch) -> measure(label, seed + launch, folder.resolve("launch-" + launch)), progress);
    } finally {
      deleteAll(folder);
    }
  }

  SelfTestResult run(Launcher launcher, Consumer<String> progress) throws IOException, InterruptedException {
    double cost = pilot(launcher);
    var slower = REFERENCE + "[" + Label.BURN_NANOS + "=" + Math.round(cost * NANOS_PER_MICRO * slowdownPercent / PERCENT) + "]";
    progress.accept(String.format(Locale.ROOT, "A message costs %.2f us; the slower one is %s.", cost, slower));
    var labels = List.of(REFERENCE, AGAIN, slower);
    var orders = Schedule.orders(labels, runs * rounds, seed);
    var controls = new ArrayList<double[]>();
    var planted = new ArrayList<double[]>();
    for (int run = 0; run < runs; run++) {
      var again = new double[rounds];
      var slow = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        int round = run * rounds + i;
        var costs = undisturbed(launcher, orders.get(round), PILOTS + round * labels.size());
        again[i] = ratio(costs, AGAIN);
        slow[i] = ratio(costs, slower);
      }
      controls.add(again);
      planted.add(slow);
      progress.accept("comparison " + (run + 1) + " of " + runs + ": equals " + SelfTestResult.words(RatioEstimate.of(again)) + ", slower "
          + SelfTestResult.words(RatioEstimate.of(slow)));
    }
    return new SelfTestResult(slowdownPercent, controls, planted);
  }

  private double pilot(Launcher launcher) throws IOException, InterruptedException {
    var costs = new double[PILOTS];
    for (int i = 0; i < PILOTS; i++) {
      costs[i] = undisturbed(launcher, List.of(REFERENCE), i).getOrDefault(REFERENCE, Double.NaN);
    }
    return Averages.median(costs);
  }

  /** Repeats a whole round, as a disturbed one of any scenario: for all alike, before ratios are known, and not for ever. */
  private Map<String, Double> undisturbed(Launcher launcher, List<String> order, int firstLaunch) throws IOException, InterruptedException {
    var costs = round(launcher, order, firstLaunch);
    for (int attempt = 1; attempt < MOST_ATTEMPTS && costs.values().stream().anyMatch(Cost::disturbed); attempt++) {
      costs = round(launcher, order, firstLaunch);
    }
    var micros = new LinkedHashMap<String, Double>();
    costs.forEach((label, cost) -> micros.put(label, cost.micros()));
    return micros;
  }

  private static Map<String, Cost> round(Launcher launcher, List<String> order, int firstLaunch) throws IOException, InterruptedException {
    var costs = new LinkedHashMap<String, Cost>();
    for (var label : order) {
      costs.put(label, launcher.cost(label, firstLaunch + costs.size()));
    }
    return costs;
  }

  private static double ratio(Map<String, Double> costs, String label) {
    return costs.getOrDefault(label, Double.NaN) / costs.getOrDefault(REFERENCE, Double.NaN);
  }

  private static Cost measure(String label, long ownSeed, Path files) throws IOException {
    var watch = Bystanders.ofThisMachine().watch();
    var params = Map.of("warmupMillis", Integer.toString(WARMUP_MILLIS), "measureMillis", Integer.toString(MEASURE_MILLIS));
    var launch = Launch.of(new CaseRecord(EchoCost.CASE, "cost of a message", params), EXPECTED);
    var outcome = JmhExecution.shot(EchoCost.class, "model").run(new Execution.Task(label, launch, params, ownSeed, files));
    var figures = outcome.figures().getOrDefault(EchoCost.CASE, Map.of());
    double micros = figures.getOrDefault(Figure.SERVER_CPU.key(), Double.NaN);
    if (figures.getOrDefault(Figure.FAILURES.key(), 0.0) > 0 || Double.isNaN(micros)) {
      throw new IOException(label + " answered wrongly, or not at all");
    }
    return new Cost(micros, watch.end().disturb());
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
