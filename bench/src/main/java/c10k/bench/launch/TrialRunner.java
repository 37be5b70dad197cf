package c10k.bench.launch;

import c10k.bench.process.MachineLoad;
import c10k.bench.report.TrialRecord;
import c10k.bench.result.TrialStatus;
import c10k.server.Ticker;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;

/** Runs single trials and makes records of them. Confined to one thread. */
final class TrialRunner {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final JmhTrial jmh;
  private final Ticker ticker;
  private final Refusals refusals;
  private final long startNanos;

  /** Remembers who may not run, and why. */
  TrialRunner(JmhTrial jmh, Ticker ticker, Refusals refusals) {
    this.jmh = jmh;
    this.ticker = ticker;
    this.refusals = refusals;
    this.startNanos = ticker.nanos();
  }

  /** A record, and JMH's own result if there is one. */
  record Outcome(TrialRecord trial, Optional<RunResult> result) {}

  Outcome run(Trial trial) {
    var attempt = new Attempt(trial, ticker.nanos(), MachineLoad.average());
    var refusal = refusals.of(trial.label(), trial.scenario().kind());
    if (refusal.isPresent()) {
      return new Outcome(attempt.ended(TrialStatus.DNF, refusal.get(), Map.of()), Optional.empty());
    }
    try {
      var result = jmh.run(trial);
      var figures = figures(result);
      var verdict = TrialJudge.judge(trial.scenario().kind(), figures);
      return new Outcome(attempt.ended(verdict.status(), verdict.reason(), figures), Optional.of(result));
    } catch (IOException e) {
      return new Outcome(attempt.ended(TrialStatus.DNF, String.valueOf(e.getMessage()), Map.of()), Optional.empty());
    }
  }

  private static Map<String, Double> figures(RunResult result) {
    var figures = new HashMap<String, Double>();
    result.getSecondaryResults().forEach((name, figure) -> figures.put(name, figure.getScore()));
    return Map.copyOf(figures);
  }

  /** A trial that is under way. */
  private final class Attempt {
    private final Trial trial;
    private final long beganNanos;
    private final double loadAverage;

    Attempt(Trial trial, long beganNanos, double loadAverage) {
      this.trial = trial;
      this.beganNanos = beganNanos;
      this.loadAverage = loadAverage;
    }

    TrialRecord ended(TrialStatus status, String reason, Map<String, Double> figures) {
      return new TrialRecord(
          trial.round(),
          trial.slot(),
          trial.scenario().kind(),
          trial.scenario().connections(),
          trial.label(),
          status,
          reason,
          (beganNanos - startNanos) / NANOS_PER_SECOND,
          (ticker.nanos() - beganNanos) / NANOS_PER_SECOND,
          loadAverage,
          figures);
    }
  }
}
