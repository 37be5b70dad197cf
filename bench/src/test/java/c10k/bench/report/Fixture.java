package c10k.bench.report;

import c10k.bench.result.TrialStatus;
import c10k.bench.result.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A report with numbers that a test can find again. */
final class Fixture {
  static final String AWKWARD = "slow <\"loop\"> & co";

  private Fixture() {}

  static BenchReport report(int rounds) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("Processor", "Test <CPU>");
    environment.put("Cores", "2");
    return new BenchReport(
        BenchReport.VERSION, "2026-01-02T03:04:05Z", plan(rounds), environment, entries(), trials(rounds), curves(),
        List.of("This is a smoke test of the test."));
  }

  /** Of HTTP servers: one is right in everything, one does not pipeline. */
  static BenchReport http(int rounds) {
    var trials = new ArrayList<TrialRecord>();
    for (int round = 1; round <= rounds; round++) {
      int throughput = 70_003;
      for (var kind : List.of(ScenarioKind.HTTP_KEEPALIVE, ScenarioKind.HTTP_PIPELINED, ScenarioKind.HTTP_CLOSE)) {
        trials.add(capacity(round, kind, "fast", throughput++, 2, 6, TrialStatus.OK));
        trials.add(kind == ScenarioKind.HTTP_PIPELINED
            ? record(round, kind, 64, AWKWARD, TrialStatus.DNF, "it forgets requests", Map.of())
            : capacity(round, kind, AWKWARD, 30_000, 4, 12, TrialStatus.OK));
      }
    }
    return new BenchReport(
        BenchReport.VERSION, "2026-01-02T03:04:05Z", plan(rounds), Map.of(), entries().subList(0, 2), trials, List.of(), List.of());
  }

  private static PlanRecord plan(int rounds) {
    return new PlanRecord(
        "quick", true, rounds, rounds, 42, "fast", List.of(64), 64, 10_000, 2_000, 1.5, 2, 2.5, "Pinned for the test.",
        "./lab bench --profile quick --seed 42", List.of("-Xms512m"), List.of("-Xms512m"), List.of("-Xms512m"));
  }

  private static List<Entry> entries() {
    return List.of(
        new Entry("fast", "the reference", false, false, ""),
        new Entry(AWKWARD, "a name to escape", false, false, ""),
        new Entry("fast-again", "control", false, true, ""),
        new Entry("absent", "a peer", true, false, "no C compiler (cc) on the path"));
  }

  private static List<TrialRecord> trials(int rounds) {
    var trials = new ArrayList<TrialRecord>();
    for (int round = 1; round <= rounds; round++) {
      trials.add(echo(round, "fast", 100_000 + round, 2, 6, TrialStatus.OK));
      trials.add(echo(round, AWKWARD, 50_000, 4, 12, TrialStatus.CLIENT_BOUND));
      trials.add(echo(round, "fast-again", 101_000, 2, 6, TrialStatus.OK));
      trials.add(record(round, ScenarioKind.ECHO, 64, "absent", TrialStatus.DNF, "no C compiler (cc) on the path", Map.of()));
    }
    trials.add(latency("fast", TrialStatus.OK));
    trials.add(latency(AWKWARD, TrialStatus.SATURATED));
    trials.add(memory("fast", 700, 0, -10));
    trials.add(memory(AWKWARD, 3_000, 4_096, 20_000));
    return trials;
  }

  private static TrialRecord echo(int round, String label, double throughput, double user, double system, TrialStatus status) {
    return capacity(round, ScenarioKind.ECHO, label, throughput, user, system, status);
  }

  private static TrialRecord capacity(
      int round, ScenarioKind kind, String label, double throughput, double user, double system, TrialStatus status) {
    return record(round, kind, 64, label, status, "", Map.of(
        Figure.THROUGHPUT, throughput, Figure.SERVER_CPU_USER, user, Figure.SERVER_CPU_SYSTEM, system, Figure.LOADER_CPU, 0.5));
  }

  private static TrialRecord latency(String label, TrialStatus status) {
    return record(1, ScenarioKind.LATENCY, 64, label, status, "", Map.of(Figure.RESPONSE_MAX, 4_321.0, Figure.SEND_LAG_P99, 12.0));
  }

  private static TrialRecord memory(String label, double heap, double direct, double other) {
    return record(1, ScenarioKind.MEMORY, 2_000, label, TrialStatus.OK, "", Map.of(
        Figure.HEAP_PER_CONNECTION, heap, Figure.DIRECT_PER_CONNECTION, direct, Figure.NATIVE_PER_CONNECTION, other,
        Figure.KERNEL_SOCKETS_PER_CONNECTION, 7_500.0, Figure.KERNEL_THREADS_PER_CONNECTION, 10.0));
  }

  private static TrialRecord record(
      int round, ScenarioKind kind, int connections, String label, TrialStatus status, String reason, Map<Figure, Double> figures) {
    var byKey = new HashMap<String, Double>();
    figures.forEach((figure, value) -> byKey.put(figure.key(), value));
    return new TrialRecord(round, 1, kind, connections, label, status, reason, 5.0 * round, 4, 0.25, byKey);
  }

  private static List<LatencyCurve> curves() {
    return List.of(
        LatencyCurve.merge("fast", 64, List.of(histogram(1), histogram(2))), LatencyCurve.merge(AWKWARD, 64, List.of(histogram(100))));
  }

  /** 20,000 values from the factor in µs on: p50 is 10,000 times the factor in ns. */
  static Histogram histogram(int factor) {
    var histogram = new Histogram(3);
    for (int i = 1; i <= 20_000; i++) {
      histogram.recordValue((long) i * factor);
    }
    return histogram;
  }
}
