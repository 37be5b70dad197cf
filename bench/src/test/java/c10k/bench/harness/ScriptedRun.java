package c10k.bench.harness;

import c10k.bench.process.Placement;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.Results;
import c10k.bench.result.TrialRecord;
import c10k.testkit.FakeTicker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A plan of two scenarios whose launches take ten seconds each of a clock that only they move. Figures follow from round, contestant and parameters. */
final class ScriptedRun {
  static final Duration EACH = Duration.ofSeconds(10);
  static final Placement PLACEMENT = new Placement(Placement.Kind.SPLIT, 0, 1, "Split.");

  final List<Execution.Task> tasks = new ArrayList<>();
  final Plan plan;
  final Refusals refusals = new Refusals();
  private final FakeTicker ticker = new FakeTicker();
  private final StringWriter console = new StringWriter();
  private final Path folder;
  private int launchesLeft = Integer.MAX_VALUE;
  private Function<Execution.Task, Bystanders.Shares> shares = _ -> new Bystanders.Shares(0, 0);
  private Bystanders.Shares last = new Bystanders.Shares(0, 0);
  private TrialLog log;
  private double elapsed;

  ScriptedRun(Path folder, int rounds, Optional<Duration> budget) {
    this.folder = folder;
    var knee = scenario("knee", List.of(launch("search", (_, _) -> Map.of())));
    var rates = scenario("rates", List.of(launch("low", (label, earlier) -> rate(label, earlier, 0.25)), launch("high", (label, earlier) -> rate(label, earlier, 0.75))));
    var planned = List.of(
        new PlannedScenario(knee, "a", List.of("a", "b", "c"), true, rounds), new PlannedScenario(rates, "a", List.of("a", "b"), false, Math.max(1, rounds - 1)));
    this.plan = new Plan(Profile.FULL, planned, 7, budget, true, PLACEMENT, List.of("--seed", "7"));
    this.log = newLog();
  }

  private static Map<String, String> rate(String label, Earlier earlier, double share) {
    double own = earlier.figure("knee", "search", label, Figure.KNEE).orElseThrow();
    return Map.of("rate", Double.toString(share * earlier.least("knee", "search", Figure.KNEE).orElseThrow()), "own", Double.toString(own));
  }

  private static Launch launch(String name, Launch.Parameters parameters) {
    return new Launch(name, List.of(new CaseRecord(name, name, Map.of())), parameters, EACH);
  }

  private Scenario scenario(String name, List<Launch> launches) {
    return new Scenario(
        "", name, List.of(), name, name + "?", "", "message", "a", new ScriptedRoster(), this::run, List.of(Figure.KNEE), launches, Turnout.NONE, Turnout.NONE);
  }

  /** Everybody is correct; only {@code c} is a peer. */
  private record ScriptedRoster() implements Roster {

    @Override
    public String description(String label) {
      return label;
    }

    @Override
    public boolean isPeer(String label) {
      return label.equals("c");
    }

    @Override
    public Optional<String> refusal(String label) {
      return Optional.empty();
    }
  }

  private Execution.Outcome run(Execution.Task task) {
    tasks.add(task);
    launchesLeft--;
    ticker.advance(EACH);
    last = shares.apply(task);
    double knee = 1_000.0 * (1 + "cba".indexOf(task.contestant().charAt(0))) + task.seed();
    double parameters = task.parameters().values().stream().mapToDouble(Double::parseDouble).sum();
    return new Execution.Outcome(
        Map.of(task.launch().cases().getFirst().name(), Map.of(Figure.KNEE.key(), knee, Figure.SCORE.key(), parameters)), Map.of(), Optional.empty());
  }

  void disturb(Function<Execution.Task, Bystanders.Shares> by) {
    shares = by;
  }

  /** As if somebody pressed Ctrl-C during the launch after so many. */
  void endAfter(int launches) {
    launchesLeft = launches;
  }

  private TrialLog newLog() {
    return new TrialLog(plan, Schedule.of(plan), place -> refusals.isRefused(place.contestant(), place.scenario()));
  }

  void start() throws IOException, InterruptedException {
    run(Journal.begin(folder, new Journal.Header(Journal.Header.VERSION, plan.arguments(), List.of(), "commit")));
  }

  /** In a new process, to the end. */
  void resume() throws IOException, InterruptedException {
    launchesLeft = Integer.MAX_VALUE;
    resumeAgain();
  }

  /** In a new process, until it is interrupted again. */
  void resumeAgain() throws IOException, InterruptedException {
    log = newLog();
    log.takeOver(Journal.launches(folder));
    run(Journal.append(folder));
  }

  private void run(Journal journal) throws IOException, InterruptedException {
    var rounds = Schedule.of(plan);
    var timeLeft = new TimeLeft<>(ticker, Launch::expected, rounds.stream()
        .map(round -> round.stream().flatMap(block -> block.order().stream().map(_ -> block.launch())).toList())
        .toList());
    var runner = new LaunchRunner(ticker, () -> () -> last, plan.seed(), folder::resolve, log.elapsedSeconds());
    try (var progress = Progress.start(new PrintWriter(console), timeLeft)) {
      new RoundsRunner(rounds, log, journal, runner, refusals, timeLeft, progress, () -> launchesLeft < 0).run(plan.budget());
      elapsed = runner.elapsedSeconds();
    }
  }

  Results results() {
    return new ResultsAssembly(plan, log, refusals).of("now", Map.of(), elapsed, false, launchesLeft < 0);
  }

  /** Without the load average, which is this machine's. */
  List<TrialRecord> records() {
    return results().trials().stream()
        .map(record -> new TrialRecord(
            record.scenario(), record.caseName(), record.contestant(), record.round(), record.slot(), record.attempt(), record.status(), record.reason(),
            record.startSeconds(), record.seconds(), 0, record.steal(), record.foreign(), record.figures(), record.series()))
        .toList();
  }

  Map<String, Integer> roundsDone() {
    var done = new LinkedHashMap<String, Integer>();
    results().scenarios().forEach(scenario -> done.put(scenario.name(), scenario.roundsDone()));
    return done;
  }

  String console() {
    return console.toString();
  }
}
