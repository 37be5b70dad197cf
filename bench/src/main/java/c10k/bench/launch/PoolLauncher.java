package c10k.bench.launch;

import c10k.bench.pool.PostgresServer;
import c10k.bench.process.JvmFlags;
import c10k.bench.report.JmhResults;
import c10k.bench.report.PoolTrialRecord;
import c10k.server.Ticker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;

/** Runs a comparison of pools, from the first trial to the tables. Confined to one thread. */
public final class PoolLauncher {
  private final PoolPlan plan;
  private final PrintWriter out;
  private final Ticker ticker = Ticker.system();
  private final PoolLog log = new PoolLog();
  private final List<List<PoolTrial>> rounds;
  private final TimeLeft<PoolTrial> timeLeft;

  public PoolLauncher(PoolPlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
    this.rounds = plan.schedule();
    this.timeLeft = new TimeLeft<>(ticker, plan::estimate, rounds);
  }

  /**
   * Compares, writes the results, and prints the tables.
   *
   * @return whether there is a complete round, and no trial failed
   */
  public boolean run() throws IOException {
    OtherBenchmark.requireNone();
    announce();
    Files.createDirectories(plan.out());
    try (var interruption = Interruption.watch();
        var postgres = startPostgres()) {
      var url = Optional.ofNullable(postgres).map(PostgresServer::url);
      runRounds(new PoolJmhTrial(plan, url), interruption);
      conclude();
      return log.roundsDone() > 0 && log.failures().isEmpty();
    }
  }

  private void announce() {
    say("Comparing pools in %s: %d trials, about %s (seed %d).".formatted(
        plan.rounds() == 1 ? "one round" : plan.rounds() + " rounds",
        rounds.stream().mapToInt(List::size).sum(),
        Progress.words(timeLeft.left()),
        plan.seed()));
    say("Flags of every JVM: " + String.join(" ", JvmFlags.unpinned()));
  }

  private @Nullable PostgresServer startPostgres() throws IOException {
    return plan.measures().contains(PoolMeasure.CONNECT) ? PostgresServer.start() : null;
  }

  private void runRounds(PoolJmhTrial jmh, Interruption interruption) {
    long startNanos = ticker.nanos();
    for (var round : rounds) {
      if (interruption.isSet() || isLate(Duration.ofNanos(ticker.nanos() - startNanos), round)) {
        round.forEach(timeLeft::dropped);
        continue;
      }
      for (var trial : round) {
        if (!interruption.isSet()) {
          run(trial, jmh, interruption);
        }
      }
      if (!interruption.isSet()) {
        log.endRound();
      }
    }
  }

  /** Late or not, there is one round: a comparison without any would be no answer. */
  private boolean isLate(Duration soFar, List<PoolTrial> round) {
    return log.roundsDone() > 0
        && plan.budget().isPresent()
        && soFar.plus(timeLeft.expected(round)).compareTo(plan.budget().get()) > 0;
  }

  private void run(PoolTrial trial, PoolJmhTrial jmh, Interruption interruption) {
    timeLeft.begin();
    var words = "";
    try {
      var result = jmh.run(trial);
      var figures = figures(result);
      log.add(new PoolTrialRecord(trial.round(), trial.scenario().words(), trial.label(), "", figures), result);
      words = PoolWords.headline(trial.scenario().measure(), figures);
    } catch (IOException e) {
      if (interruption.isSet()) {
        return;
      }
      words = "failed: " + e.getMessage();
      log.add(new PoolTrialRecord(trial.round(), trial.scenario().words(), trial.label(), String.valueOf(e.getMessage()), Map.of()));
    }
    timeLeft.done(trial);
    say(PoolWords.row(trial, words, timeLeft.left()));
  }

  private static Map<String, Double> figures(RunResult result) {
    var figures = new HashMap<String, Double>();
    result.getSecondaryResults().forEach((name, figure) -> figures.put(name, figure.getScore()));
    figures.put(PoolTrialRecord.SCORE, result.getPrimaryResult().getScore());
    return figures;
  }

  private void conclude() throws IOException {
    if (log.roundsDone() == 0) {
      say("No round was completed, so there is nothing to report.");
      return;
    }
    var tables = PoolWords.tables(plan, log);
    say(tables);
    var json = plan.out().resolve("jmh.json");
    JmhResults.write(json, log.results());
    Files.writeString(plan.out().resolve("tables.txt"), tables);
    say("Repeat with: " + plan.repeatCommand() + "\nResults: " + json);
  }

  private void say(String lines) {
    out.println(lines);
    out.flush();
  }
}
