package c10k.bench.advise;

import c10k.bench.contestant.Label;
import c10k.bench.jmh.IdleCrowd;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.Finding;
import c10k.bench.result.Results;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import c10k.bench.stats.Averages;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the results say about one contestant. Remembers what it has looked up; confined to a thread. */
final class Evidence {
  private static final String ECHO = "BM1";
  private static final String IDLE = "BM2";
  private static final String BLOCKING = "BM4";
  private static final double MICROS_PER_MILLI = 1_000;
  private static final int ACTIVE_IN_CROWD = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** The knee is the highest rate with p99 within this. */
  private static final double KNEE_MILLIS = 10;

  private final Results results;
  private final List<Finding> findings;
  private final Candidate candidate;
  private final String label;
  private final Map<String, Optional<Cell>> cells = new HashMap<>();
  private final Map<String, Double> rates = new HashMap<>();

  Evidence(Results results, List<Finding> findings, Candidate candidate) {
    this.results = results;
    this.findings = findings;
    this.candidate = candidate;
    this.label = candidate.label();
  }

  /** Bytes of the server's process and of the kernel for each connection. */
  Optional<Cell> slope(Figure part) {
    return results.scenarios().stream()
        .flatMap(scenario -> scenario.cases().stream().flatMap(one -> cell(scenario, one, part).stream()))
        .max(Comparator.comparingInt(this::connections));
  }

  /** The live heap without connections, which no scenario shows, but its trials tell. */
  Optional<Cell> withoutConnections() {
    var trials = results.trials().stream()
        .filter(trial -> trial.contestant().equals(label) && trial.status().hasFigures() && trial.figure(Figure.HEAP_FIXED).isPresent())
        .toList();
    if (trials.isEmpty()) {
      return Optional.empty();
    }
    var first = trials.getFirst();
    var values = trials.stream().mapToDouble(trial -> trial.figure(Figure.HEAP_FIXED).orElseThrow()).sorted().toArray();
    var quantity = new Quantity(Averages.median(values), values[0], values[values.length - 1]);
    return Optional.of(new Cell(
        first.scenario(), first.caseName(), Figure.HEAP_FIXED.key(), Figure.HEAP_FIXED.unit(), label, quantity, values.length));
  }

  /** The most connections that memory was measured with. */
  int mostConnections() {
    return slope(Figure.USER_PER_CONNECTION).map(this::connections).orElse(0);
  }

  private int connections(Cell cell) {
    return results.scenario(cell.scenario()).cases().stream()
        .filter(one -> one.name().equals(cell.caseName()))
        .mapToInt(Evidence::connections)
        .findFirst()
        .orElse(0);
  }

  /** How many there were in a case, at most; as its parameters tell it. */
  private static int connections(CaseRecord one) {
    if (one.name().equals(IdleCrowd.IN_CROWD)) {
      return mostOf(one, "idle") + ACTIVE_IN_CROWD;
    }
    return Math.max(mostOf(one, "connections"), mostOf(one, "counts"));
  }

  /** The greatest of the numbers in a parameter; 0 without any. */
  private static int mostOf(CaseRecord one, String param) {
    return NUMBER.matcher(one.params().getOrDefault(param, "")).results().mapToInt(number -> Integer.parseInt(number.group())).max().orElse(0);
  }

  /** Processor time of a request, measured where connections and rate are as near as possible. */
  Optional<Cell> cpu(Demand demand) {
    @Nullable Cell nearest = null;
    double least = Double.POSITIVE_INFINITY;
    for (var scenario : scenarios(ECHO, IDLE)) {
      for (var one : scenario.cases()) {
        var cell = cell(scenario, one, Figure.SERVER_CPU);
        double distance = distance(Math.max(1, connections(one)), demand.connections())
            + distance(rate(scenario, one), demand.rate());
        if (cell.isPresent() && distance < least) {
          least = distance;
          nearest = cell.get();
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private double rate(ScenarioRecord scenario, CaseRecord one) {
    return rates.computeIfAbsent(
        scenario.name() + "/" + one.name(), _ -> median(scenario, one, Figure.OFFERED).orElse(median(scenario, one, Figure.THROUGHPUT).orElse(1)));
  }

  private static double distance(double one, double other) {
    return Math.abs(Math.log(one / other));
  }

  /** The highest rate that is answered in time. */
  Optional<Cell> capacity(Demand demand) {
    var knee = everywhere(Figure.KNEE);
    double millis = demand.p99().toNanos() / 1e6;
    return millis >= KNEE_MILLIS ? knee : knee.map(cell -> inTime(cell, millis));
  }

  /** The same in less time: the highest rate that the search for the knee tried, and that was answered in time, as were all below it. */
  private Cell inTime(Cell knee, double millis) {
    var rates = results.trials().stream()
        .filter(trial -> trial.scenario().equals(knee.scenario()) && trial.contestant().equals(label) && trial.status().hasFigures())
        .filter(trial -> trial.series().containsKey("offered") && trial.series().containsKey("p99"))
        .mapToDouble(trial -> inTime(trial, millis))
        .sorted()
        .toArray();
    var quantity = rates.length == 0
        ? new Quantity(0, 0, knee.quantity().high())
        : new Quantity(Averages.median(rates), rates[0], rates[rates.length - 1]);
    return new Cell(knee.scenario(), knee.caseName(), "highest rate with p99 within " + millis + " ms", knee.unit(), label, quantity, rates.length);
  }

  private static double inTime(TrialRecord trial, double millis) {
    var offered = trial.series().getOrDefault("offered", List.of());
    var p99 = trial.series().getOrDefault("p99", List.of());
    double tooFast = Double.POSITIVE_INFINITY;
    for (int i = 0; i < offered.size(); i++) {
      tooFast = p99.get(i) > millis * MICROS_PER_MILLI ? Math.min(tooFast, offered.get(i)) : tooFast;
    }
    double limit = Math.min(tooFast, trial.figure(Figure.KNEE).orElse(0) * (1 + 1e-9));
    return offered.stream().mapToDouble(Double::doubleValue).filter(rate -> rate < limit).max().orElse(0);
  }

  /** The most answers per second in any case, which stands for the knee where that was not searched. */
  Optional<Cell> throughput() {
    return scenarios(ECHO).stream()
        .flatMap(scenario -> scenario.cases().stream().flatMap(one -> cell(scenario, one, Figure.THROUGHPUT).stream()))
        .max(Comparator.comparingDouble(cell -> cell.quantity().value()));
  }

  /** What became of this one when jobs blocked: waits of users, or where those do not count, how much was answered in time. */
  Optional<Cell> blocked() {
    return blocked(Figure.RESPONSE_P99).or(() -> blocked(Figure.ACHIEVED));
  }

  /** By the number of threads that suited best, if several were tried. */
  private Optional<Cell> blocked(Figure figure) {
    return scenarios(BLOCKING).stream()
        .flatMap(scenario -> scenario.cases().stream().flatMap(one -> variants().flatMap(variant -> cell(scenario, one, figure, variant).stream())))
        .min(Comparator.comparingDouble(cell -> figure == Figure.ACHIEVED ? -cell.quantity().value() : cell.quantity().value()));
  }

  /** Labels of this one with whatever options, but a loop with threads for jobs is another candidate than one without. */
  private Stream<String> variants() {
    return results.contestants().stream()
        .map(ContestantRecord::label)
        .filter(text -> text.split("\\[", 2)[0].equals(label))
        .filter(text -> {
          var options = Label.parse(text).options();
          boolean offloads = options.getOrDefault("offload", 0) > 0;
          boolean sameKind = !label.equals(Candidate.EVENT_LOOP.label()) || offloads == (candidate == Candidate.EVENT_LOOP_OFFLOAD);
          return sameKind && !options.containsKey(Label.BURN_NANOS);
        });
  }

  Optional<Cell> everywhere(Figure figure) {
    return results.scenarios().stream().flatMap(scenario -> scenario.cases().stream().flatMap(one -> cell(scenario, one, figure).stream())).findFirst();
  }

  private List<ScenarioRecord> scenarios(String... ids) {
    return results.scenarios().stream().filter(scenario -> List.of(ids).contains(scenario.id())).toList();
  }

  private Optional<Cell> cell(ScenarioRecord scenario, CaseRecord one, Figure figure) {
    return cell(scenario, one, figure, label);
  }

  private Optional<Cell> cell(ScenarioRecord scenario, CaseRecord one, Figure figure, String contestant) {
    var key = String.join("/", scenario.name(), one.name(), figure.key(), contestant);
    return cells.computeIfAbsent(key, _ -> lookUp(scenario, one, figure, contestant));
  }

  private Optional<Cell> lookUp(ScenarioRecord scenario, CaseRecord one, Figure figure, String contestant) {
    return finding(scenario, one, figure, contestant)
        .filter(finding -> finding.median() != null)
        .map(finding -> new Cell(
            scenario.name(), one.name(), figure.key(), figure.unit(), contestant, quantity(scenario, one, figure, finding), finding.trials()));
  }

  /** By the ratio to the reference, because what the machine did to a round falls out of it. */
  private Quantity quantity(ScenarioRecord scenario, CaseRecord one, Figure figure, Finding finding) {
    double base = finding(scenario, one, figure, scenario.reference()).map(reference -> known(reference.median())).orElse(0.0);
    if (base > 0 && finding.low() != null) {
      return new Quantity(base * known(finding.ratio()), base * known(finding.low()), base * known(finding.high()));
    }
    double value = known(finding.median());
    // The reference has no noise beside the others, whose ratios hold it already.
    return finding.contestant().equals(scenario.reference()) && !figure.isSteady()
        ? Quantity.exactly(value)
        : new Quantity(value, known(finding.least()), known(finding.greatest()));
  }

  private static double known(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private Optional<Finding> finding(ScenarioRecord scenario, CaseRecord one, Figure figure, String contestant) {
    return findings.stream()
        .filter(finding -> finding.scenario().equals(scenario.name()) && finding.caseName().equals(one.name()))
        .filter(finding -> finding.figure().equals(figure.key()) && finding.contestant().equals(contestant))
        .findFirst();
  }

  private OptionalDouble median(ScenarioRecord scenario, CaseRecord one, Figure figure) {
    var values = results.trials().stream()
        .filter(trial -> trial.scenario().equals(scenario.name()) && trial.caseName().equals(one.name()) && trial.contestant().equals(label))
        .filter(trial -> trial.status().hasFigures())
        .flatMapToDouble(trial -> trial.figure(figure).stream())
        .toArray();
    return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Averages.median(values));
  }
}
