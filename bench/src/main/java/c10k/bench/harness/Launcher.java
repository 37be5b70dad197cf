package c10k.bench.harness;

import c10k.bench.process.JvmFlags;
import c10k.bench.report.ConsoleReport;
import c10k.bench.report.ReportWriter;
import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import c10k.bench.result.TrialStatus;
import c10k.server.Ticker;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs a comparison from the first check to the results. Confined to one thread. */
public final class Launcher {
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Plan plan;
  private final PrintWriter out;
  private final Ticker ticker = Ticker.system();
  private final List<List<Block>> rounds;
  private final TimeLeft<Launch> timeLeft;
  private final Refusals refusals = new Refusals();
  private final TrialLog log;

  /** Makes the schedule; nothing is started yet. */
  public Launcher(Plan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
    this.rounds = Schedule.of(plan);
    this.timeLeft = new TimeLeft<>(ticker, Launch::expected, rounds.stream().map(Launcher::launches).toList());
    this.log = new TrialLog(plan, rounds, place -> refusals.isRefused(place.contestant(), place.scenario()));
  }

  /**
   * The arguments of {@code lab bench} that began a run.
   *
   * @throws IOException if there is none in this folder
   */
  public static List<String> arguments(Path folder) throws IOException {
    return Journal.header(folder).arguments();
  }

  private static List<Launch> launches(List<Block> round) {
    return round.stream().flatMap(block -> block.order().stream().map(_ -> block.launch())).toList();
  }

  /**
   * Compares, writes the results, and prints them.
   *
   * @param where the folder of the results
   * @param resumes whether the folder has a part of this run already
   * @return whether there is a complete round of every scenario, and every server that can run here was correct
   * @throws IOException if another plan, or other code, began the run that is to be continued
   */
  public boolean run(Path where, boolean resumes) throws IOException, InterruptedException {
    OtherBenchmark.requireNone();
    var facts = MachineFacts.read();
    var header = new Journal.Header(Journal.Header.VERSION, plan.arguments(), scenarios(), facts.getOrDefault("Commit", "unknown"));
    var folder = ResultsFolder.at(where);
    var journal = resumes ? continued(where, header) : begun(folder, header);
    announce();
    var watch = MachineWatch.start();
    try (var interruption = Interruption.watch();
        var progress = Progress.start(out, timeLeft)) {
      var runner = new LaunchRunner(ticker, Bystanders.ofThisMachine(), plan.seed(), folder::histogramStem, log.elapsedSeconds());
      progress.say("Checking that everybody answers correctly ...");
      refusals.check(plan, progress::say, interruption::isSet);
      new RoundsRunner(rounds, log, journal, runner, refusals, timeLeft, progress, interruption::isSet).run(plan.budget());
      watch.end(facts);
      return conclude(folder, facts, runner.elapsedSeconds(), watch, interruption.isSet(), progress);
    }
  }

  /** What the arguments came to, which may differ on another machine or with other code. */
  private List<String> scenarios() {
    return plan.scenarios().stream()
        .map(planned -> planned.scenario().name() + ", " + planned.rounds() + " rounds, reference " + planned.reference() + ": "
            + String.join(", ", planned.entries()) + "; "
            + planned.scenario().launches().stream().map(Launch::name).collect(Collectors.joining(", ")))
        .toList();
  }

  private static Journal begun(ResultsFolder folder, Journal.Header header) throws IOException {
    folder.deleteHistograms();
    return Journal.begin(folder.path(), header);
  }

  private Journal continued(Path where, Journal.Header header) throws IOException {
    Journal.header(where).requireContinuedBy(header, where);
    log.takeOver(Journal.launches(where));
    return Journal.append(where);
  }

  private void announce() {
    out.printf(
        "%d scenarios, %d launches in %s, about %s (seed %d).%n",
        plan.scenarios().size(),
        rounds.stream().mapToInt(round -> launches(round).size()).sum(),
        plan.rounds() == 1 ? "one round" : "up to " + plan.rounds() + " rounds",
        Progress.words(timeLeft.left()),
        plan.seed());
    out.println(plan.placement().reason());
    out.println("Flags of every JVM: " + String.join(" ", JvmFlags.timed(plan.placement())));
    out.flush();
  }

  private boolean conclude(ResultsFolder folder, Map<String, String> facts, double seconds, MachineWatch watch, boolean interrupted, Progress progress)
      throws IOException {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var results = new ResultsAssembly(plan, log, refusals).of(now, facts, seconds, watch.wasBusyBefore(), interrupted);
    folder.write(results);
    JSON.writeValue(folder.path().resolve("jmh.json").toFile(), JmhJson.merge(log.jmhResults()));
    var page = ReportWriter.write(results, folder);
    progress.say(conclusion(results, folder, page));
    return plan.scenarios().stream().allMatch(planned -> log.roundsDone(planned) > 0) && nobodyFailed(results);
  }

  private String conclusion(Results results, ResultsFolder folder, Path page) {
    boolean isEmpty = plan.scenarios().stream().noneMatch(planned -> log.roundsDone(planned) > 0);
    var beginning = isEmpty ? "No round was completed, so there is nothing to report." : "\n" + ConsoleReport.of(results) + "\nReport: " + page;
    var end = "\nResults: " + folder.path().resolve("results.json");
    return beginning + end + (results.run().interrupted() ? "\nContinue with: ./lab bench --resume " + folder.path() : "");
  }

  /** Peers may be missing; whoever is there must be correct. */
  private static boolean nobodyFailed(Results results) {
    var peers = results.contestants().stream().filter(contestant -> contestant.peer()).map(contestant -> contestant.label()).toList();
    return results.contestants().stream().allMatch(contestant -> contestant.peer() || contestant.whyNot().isEmpty())
        && results.trials().stream().allMatch(trial -> trial.status() != TrialStatus.FAILED
            && (trial.status() != TrialStatus.DNF || peers.contains(trial.contestant())));
  }
}
