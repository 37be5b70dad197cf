package c10k.bench.launch;

import c10k.bench.jmh.LoopOverhead;
import c10k.bench.launch.LoopPlan.Trial;
import c10k.bench.loop.LoopMeasure;
import c10k.bench.loop.LoopUnderTest;
import c10k.bench.loop.NodeLoop;
import c10k.bench.process.JvmFlags;
import c10k.bench.report.PoolColumn;
import c10k.bench.report.PoolTable;
import c10k.bench.report.PoolTrialRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs a comparison of event loops, from the first trial to the tables. Confined to one thread. */
public final class LoopLauncher {
  private static final PoolColumn SPEED = PoolColumn.compared(PoolTrialRecord.SCORE, "callbacks/µs");

  private final LoopPlan plan;
  private final PrintWriter out;
  private final List<PoolTrialRecord> records = new ArrayList<>();
  private int roundsDone;

  public LoopLauncher(LoopPlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
  }

  /**
   * Compares, writes the results, and prints the tables.
   *
   * @return whether there is a complete round, and no trial failed
   */
  public boolean run() throws IOException, InterruptedException {
    OtherBenchmark.requireNone();
    var node = NodeLoop.version();
    var rounds = plan.schedule(node.isPresent());
    say("Comparing event loops in %d rounds of %d trials (seed %d), with %s.".formatted(
        plan.rounds(), rounds.getFirst().size(), plan.seed(), node.map(version -> "Node " + version).orElse("no Node: there is none on the path")));
    say("Flags of every JVM: " + String.join(" ", JvmFlags.unpinned()));
    try (var interruption = Interruption.watch()) {
      for (var round : rounds) {
        runRound(round, interruption);
      }
      conclude();
    }
    return roundsDone > 0 && records.stream().allMatch(record -> record.failure().isEmpty());
  }

  /** A round that was cut short is dropped. */
  private void runRound(List<Trial> round, Interruption interruption) throws InterruptedException {
    var results = new ArrayList<PoolTrialRecord>();
    for (var trial : round) {
      if (interruption.isSet()) {
        return;
      }
      var result = run(trial);
      results.add(result);
      say("round %d  %-10s %-11s %s".formatted(trial.round(), trial.measure().text(), trial.label(), words(result)));
    }
    records.addAll(results);
    roundsDone++;
  }

  private static String words(PoolTrialRecord result) {
    var score = result.figures().get(PoolTrialRecord.SCORE);
    return score == null ? "failed: " + result.failure() : String.format(Locale.ROOT, "%.3f %s", score, SPEED.heading());
  }

  private PoolTrialRecord run(Trial trial) throws InterruptedException {
    try {
      var figures = Map.of(PoolTrialRecord.SCORE, score(trial));
      return new PoolTrialRecord(trial.round(), trial.measure().text(), trial.label(), "", figures);
    } catch (IOException e) {
      return new PoolTrialRecord(trial.round(), trial.measure().text(), trial.label(), String.valueOf(e.getMessage()), Map.of());
    }
  }

  private double score(Trial trial) throws IOException, InterruptedException {
    if (trial.label().equals(LoopUnderTest.NODE)) {
      return NodeLoop.run(trial.measure(), warmup(), plan.time());
    }
    var isMillion = trial.measure() == LoopMeasure.MILLION;
    var options = JmhFork.of(LoopOverhead.class, isMillion ? "millionTimers" : "callbacks", List.of()).param("loop", trial.label());
    // The million is a benchmark of its own, to which the kind of callbacks means nothing: one value will do.
    options.param("measure", isMillion ? LoopMeasure.TIMER.text() : trial.measure().text());
    return JmhFork.run(JmhFork.timed(options, plan.time())).getPrimaryResult().getScore();
  }

  private Duration warmup() {
    return plan.time().multipliedBy(JmhFork.WARMUPS);
  }

  private void conclude() throws IOException {
    if (roundsDone == 0) {
      say("No round was completed, so there is nothing to report.");
      return;
    }
    var tables = tables();
    say(tables);
    Files.createDirectories(plan.out());
    var file = plan.out().resolve("tables.txt");
    Files.writeString(file, tables);
    say("Repeat with: " + plan.repeatCommand() + "\nResults: " + file);
  }

  private String tables() {
    var lines = new ArrayList<String>();
    for (var measure : plan.measures()) {
      lines.add("\n" + measure.title());
      var trials = records.stream().filter(record -> record.scenario().equals(measure.text())).toList();
      lines.add(PoolTable.of("loop", List.of(SPEED), trials, measure.labels(), LoopUnderTest.OURS));
    }
    lines.add(PoolTable.wrapped("Medians of " + roundsDone + " rounds. Ratios are those to " + LoopUnderTest.OURS
        + " in the same round, so below 1 is slower than ours: their geometric mean, from three rounds on with a 95 % interval."));
    records.stream().filter(record -> !record.failure().isEmpty()).forEach(record -> lines.add(
        PoolTable.wrapped("Failed in round " + record.round() + ", " + record.scenario() + ", " + record.pool() + ": " + record.failure())));
    lines.add("");
    return String.join("\n", lines);
  }

  private void say(String lines) {
    out.println(lines);
    out.flush();
  }
}
