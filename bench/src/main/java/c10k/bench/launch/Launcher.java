package c10k.bench.launch;

import c10k.bench.contestant.Contestants;
import c10k.bench.process.Contestant;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.report.BenchReport;
import c10k.bench.report.ConsoleTable;
import c10k.bench.report.ReportFiles;
import c10k.bench.report.ScenarioKind;
import c10k.bench.result.TrialStatus;
import c10k.server.Ticker;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Runs a comparison from the first check to the report. Confined to one thread. */
public final class Launcher {
  private final BenchPlan plan;
  private final PrintWriter out;
  private final Ticker ticker = Ticker.system();
  private final Placement placement = Placement.detect();
  private final TrialLog log = new TrialLog();
  private final List<List<Trial>> rounds;
  private final TimeLeft<Trial> timeLeft;

  public Launcher(BenchPlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
    this.rounds = Schedule.of(plan, labels(plan));
    this.timeLeft = new TimeLeft<>(ticker, trial -> plan.timing().estimate(trial.scenario().kind()), rounds);
  }

  private static List<String> labels(BenchPlan plan) {
    var labels = new ArrayList<>(plan.contestants().stream().map(Contestant::label).toList());
    if (plan.control()) {
      labels.add(plan.reference() + Contestants.AGAIN);
    }
    return labels;
  }

  /**
   * Compares, writes the report, and prints its table.
   *
   * @return whether there is a complete round, and every server that can run here was correct
   */
  public boolean run() throws IOException, InterruptedException {
    OtherBenchmark.requireNone();
    announce();
    var facts = MachineFacts.read();
    var watch = MachineWatch.start();
    var folder = ReportFiles.open(plan.out());
    try (var interruption = Interruption.watch();
        var progress = Progress.start(out, timeLeft)) {
      var refusals = new Refusals();
      checkAll(progress, refusals, interruption);
      runRounds(new TrialRunner(new JmhTrial(plan, placement, folder.histograms()), ticker, refusals), progress, interruption);
      watch.end(facts);
      var report = new ReportAssembly(plan, placement, log, refusals).assemble(facts, watch, interruption.isSet(), folder.histograms());
      folder.write(report, log.results());
      progress.say(conclusion(report, folder));
      return log.roundsDone() > 0 && nobodyFailed(report);
    }
  }

  private void announce() {
    var all = rounds.stream().flatMap(List::stream).toList();
    out.printf(
        "Comparing %d servers in %s: %d trials, about %s (seed %d).%n",
        labels(plan).size(), plan.rounds() == 1 ? "one round" : plan.rounds() + " rounds", all.size(), Progress.words(timeLeft.left()), plan.seed());
    out.println(placement.reason());
    out.println("Flags of every JVM: " + String.join(" ", JvmFlags.timed(placement)));
    out.flush();
  }

  private void checkAll(Progress progress, Refusals refusals, Interruption interruption)
      throws InterruptedException {
    progress.say("Checking that every server answers correctly ...");
    var gate = new Gate(placement, plan.kinds());
    for (var contestant : plan.contestants()) {
      if (interruption.isSet()) {
        return;
      }
      var found = gate.refusals(contestant);
      progress.say("  " + contestant.label() + ": " + outcome(found));
      found.forEach((kind, reason) -> refusals.add(contestant.label(), kind, reason));
    }
  }

  private String outcome(Map<ScenarioKind, String> refusals) {
    if (refusals.isEmpty()) {
      return "correct";
    }
    var reasons = String.join("; ", new LinkedHashSet<>(refusals.values()));
    var kinds = refusals.keySet().stream().map(ScenarioKind::text).toList();
    return refusals.keySet().containsAll(plan.kinds()) ? reasons : "correct, but not in " + String.join(", ", kinds) + ": " + reasons;
  }

  private void runRounds(TrialRunner runner, Progress progress, Interruption interruption) throws IOException {
    progress.header();
    long startNanos = ticker.nanos();
    int all = rounds.stream().mapToInt(List::size).sum();
    int done = 0;
    for (var round : rounds) {
      if (interruption.isSet() || isLate(Duration.ofNanos(ticker.nanos() - startNanos), round)) {
        round.forEach(timeLeft::dropped);
        continue;
      }
      for (var trial : round) {
        if (!interruption.isSet()) {
          timeLeft.begin();
          progress.begin(trial, done, all);
          run(trial, runner, progress, interruption);
          done++;
        }
      }
      if (!interruption.isSet()) {
        log.endRound();
      }
    }
  }

  private void run(Trial trial, TrialRunner runner, Progress progress, Interruption interruption) {
    var outcome = runner.run(trial);
    if (interruption.isSet()) {
      return;
    }
    timeLeft.done(trial);
    log.add(outcome.trial());
    outcome.result().ifPresent(log::add);
    progress.end(outcome.trial());
  }

  /** Late or not, there is one round: a comparison without any would be no answer. */
  private boolean isLate(Duration soFar, List<Trial> round) {
    return log.roundsDone() > 0
        && plan.budget().isPresent()
        && soFar.plus(timeLeft.expected(round)).compareTo(plan.budget().get()) > 0;
  }

  private String conclusion(BenchReport report, ReportFiles folder) {
    return log.roundsDone() == 0
        ? "No round was completed, so there is nothing to report."
        : ConsoleTable.of(report) + "Report: " + folder.page();
  }

  private static boolean nobodyFailed(BenchReport report) {
    return report.trials().stream().allMatch(trial -> trial.status().hasFigures()
        || (trial.status() == TrialStatus.DNF && report.entry(trial.contestant()).peer()));
  }
}
