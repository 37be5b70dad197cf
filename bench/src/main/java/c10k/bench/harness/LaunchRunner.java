package c10k.bench.harness;

import c10k.bench.process.MachineLoad;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import c10k.server.Ticker;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Carries out single launches and makes records of them. Confined to one thread. */
final class LaunchRunner {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Ticker ticker;
  private final Bystanders bystanders;
  private final long seed;
  private final Function<String, Path> histogramStem;
  private final double secondsBefore;
  private final long startNanos;

  /**
   * Starts to count the run's time.
   *
   * @param histogramStem where files of a launch go, by how their names begin
   * @param secondsBefore that the run took before it was interrupted
   */
  LaunchRunner(Ticker ticker, Bystanders bystanders, long seed, Function<String, Path> histogramStem, double secondsBefore) {
    this.ticker = ticker;
    this.bystanders = bystanders;
    this.seed = seed;
    this.histogramStem = histogramStem;
    this.secondsBefore = secondsBefore;
    this.startNanos = ticker.nanos();
  }

  /** Since the start of the run, without interruptions. */
  double elapsedSeconds() {
    return secondsBefore + (ticker.nanos() - startNanos) / NANOS_PER_SECOND;
  }

  FinishedLaunch run(Block block, int attempt, String label, Earlier earlier) throws InterruptedException {
    var underWay = new UnderWay(block, attempt, label, elapsedSeconds(), MachineLoad.average());
    try {
      var execution = block.scenario().execution();
      var watch = (execution.tellsBystanders() ? bystanders : Bystanders.UNSEEN).watch();
      var stem = TrialRecord.fileStem(block.scenario().name(), label, block.round(), attempt);
      var parameters = block.launch().parameters().of(label, earlier);
      var task = new Execution.Task(label, block.launch(), parameters, seed + block.round(), histogramStem.apply(stem));
      var outcome = execution.run(task);
      return underWay.ended(outcome, watch.end());
    } catch (IOException e) {
      return underWay.failed(String.valueOf(e.getMessage()));
    }
  }

  /** A launch that is not over. */
  private final class UnderWay {
    private final Block block;
    private final int attempt;
    private final String label;
    private final double startSeconds;
    private final double loadAverage;

    UnderWay(Block block, int attempt, String label, double startSeconds, double loadAverage) {
      this.block = block;
      this.attempt = attempt;
      this.label = label;
      this.startSeconds = startSeconds;
      this.loadAverage = loadAverage;
    }

    FinishedLaunch ended(Execution.Outcome outcome, Bystanders.Shares shares) {
      var records = block.launch().cases().stream().map(one -> record(one, outcome, shares)).toList();
      return finished(records, outcome.jmh().map(JmhJson::of), outcome.jmh().map(JmhJson::measuredSeconds));
    }

    private TrialRecord record(CaseRecord one, Execution.Outcome outcome, Bystanders.Shares shares) {
      var figures = outcome.figures().getOrDefault(one.name(), Map.of());
      var series = outcome.series().getOrDefault(one.name(), Map.of());
      if (figures.isEmpty()) {
        return record(one, new TrialJudge.Judgement(TrialStatus.DNF, "it brought no figures"), shares, figures, series);
      }
      return record(one, TrialJudge.judge(figures), shares, figures, series);
    }

    FinishedLaunch failed(String reason) {
      var judgement = new TrialJudge.Judgement(TrialStatus.DNF, reason);
      // What its processes used cannot be told apart while they may still be ending.
      var unseen = new Bystanders.Shares(0, 0);
      var records = block.launch().cases().stream().map(one -> record(one, judgement, unseen, Map.of(), Map.of())).toList();
      return finished(records, Optional.empty(), Optional.empty());
    }

    private TrialRecord record(
        CaseRecord one, TrialJudge.Judgement judgement, Bystanders.Shares shares, Map<String, Double> figures, Map<String, List<Double>> series) {
      return new TrialRecord(
          block.scenario().name(),
          one.name(),
          label,
          block.round(),
          1 + block.order().indexOf(label),
          attempt,
          judgement.status(),
          judgement.reason(),
          startSeconds,
          elapsedSeconds() - startSeconds,
          loadAverage,
          shares.steal(),
          shares.foreign(),
          figures,
          series);
    }

    /** What is not known to be the harness's counts as measured. */
    private FinishedLaunch finished(List<TrialRecord> records, Optional<JsonNode> jmh, Optional<Double> measuredSeconds) {
      double end = elapsedSeconds();
      return new FinishedLaunch(
          block.round(), block.scenario().name(), block.launch().name(), label, attempt, records, jmh.orElse(null),
          measuredSeconds.orElse(end - startSeconds), end);
    }
  }
}
