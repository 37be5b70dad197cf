package c10k.bench.report;

import c10k.bench.result.TrialStatus;
import c10k.bench.result.Figure;
import c10k.bench.stats.Averages;
import c10k.bench.stats.RatioEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** What the trials come to, one value per contestant and scenario. */
final class Summary {

  private final BenchReport report;

  Summary(BenchReport report) {
    this.report = report;
  }

  BenchReport report() {
    return report;
  }

  /** Those that have numbers in this scenario, in the order of the report. */
  List<Entry> entriesWith(ScenarioKind kind, int connections) {
    return report.contestants().stream()
        .filter(entry -> !usable(kind, connections, entry.label()).isEmpty())
        .toList();
  }

  List<TrialRecord> usable(ScenarioKind kind, int connections, String label) {
    return trials(kind, connections, label).stream().filter(trial -> trial.status().hasFigures()).toList();
  }

  List<TrialRecord> trials(ScenarioKind kind, int connections, String label) {
    return report.trials().stream()
        .filter(trial -> trial.scenario() == kind && trial.connections() == connections && trial.contestant().equals(label))
        .toList();
  }

  Optional<Cell> throughput(ScenarioKind kind, int connections, String label) {
    return cell(kind, connections, label, trial -> trial.figure(Figure.THROUGHPUT));
  }

  Optional<Cell> serverCpu(ScenarioKind kind, int connections, String label) {
    return cell(kind, connections, label, TrialRecord::serverCpu);
  }

  Optional<Cell> figure(ScenarioKind kind, int connections, String label, Figure figure) {
    return cell(kind, connections, label, trial -> trial.figure(figure));
  }

  Optional<Cell> memory(String label, Figure figure) {
    return figure(ScenarioKind.MEMORY, report.plan().memoryConnections(), label, figure);
  }

  /** Heap, direct buffers and native memory together; what is below zero is noise. */
  Optional<Double> userBytes(String label) {
    var parts = new ArrayList<Double>();
    for (var figure : List.of(Figure.HEAP_PER_CONNECTION, Figure.DIRECT_PER_CONNECTION, Figure.NATIVE_PER_CONNECTION)) {
      memory(label, figure).ifPresent(cell -> parts.add(Math.max(0, cell.value())));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts.stream().mapToDouble(Double::doubleValue).sum());
  }

  Optional<LatencyCurve> curve(int connections, String label) {
    return report.curves().stream()
        .filter(curve -> curve.connections() == connections && curve.contestant().equals(label))
        .findFirst();
  }

  /** Whether percentiles would measure the length of a test. */
  boolean isSaturated(int connections, String label) {
    return trials(ScenarioKind.LATENCY, connections, label).stream().anyMatch(trial -> trial.status() == TrialStatus.SATURATED);
  }

  /** The value at a percentile of the merged curve; empty if too few samples lie beyond, or saturated. */
  OptionalDouble percentile(int connections, String label, double percentile) {
    if (isSaturated(connections, label)) {
      return OptionalDouble.empty();
    }
    return curve(connections, label).stream()
        .flatMap(curve -> curve.points().stream())
        .filter(point -> Math.abs(point.percentile() - percentile) < 1e-6)
        .mapToDouble(CurvePoint::micros)
        .findFirst();
  }

  private Optional<Cell> cell(ScenarioKind kind, int connections, String label, Function<TrialRecord, OptionalDouble> value) {
    var own = byRound(kind, connections, label, value);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    var each = List.copyOf(own.values());
    var ratios = ratios(own, byRound(kind, connections, report.plan().reference(), value));
    boolean atLeast = usable(kind, connections, label).stream().anyMatch(trial -> trial.status() == TrialStatus.CLIENT_BOUND);
    return Optional.of(new Cell(
        Averages.median(array(each)),
        each,
        ratios.isEmpty() ? Optional.empty() : Optional.of(RatioEstimate.of(array(ratios))),
        atLeast));
  }

  private Map<Integer, Double> byRound(
      ScenarioKind kind, int connections, String label, Function<TrialRecord, OptionalDouble> value) {
    var values = new TreeMap<Integer, Double>();
    for (var trial : usable(kind, connections, label)) {
      value.apply(trial).ifPresent(number -> values.put(trial.round(), number));
    }
    return values;
  }

  /** Of the rounds that both have. */
  static List<Double> ratios(Map<Integer, Double> own, Map<Integer, Double> reference) {
    var ratios = new ArrayList<Double>();
    own.forEach((round, value) -> {
      double base = reference.getOrDefault(round, 0.0);
      if (base > 0 && value > 0) {
        ratios.add(value / base);
      }
    });
    return ratios;
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
