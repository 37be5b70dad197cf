package c10k.bench.harness;

import c10k.bench.load.LoadResult;
import c10k.bench.result.Figure;
import c10k.bench.result.TrialStatus;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** What a finished trial's figures are worth; a figure that is not there accuses nobody. */
final class TrialJudge {
  private static final int PERCENT = 100;

  private TrialJudge() {}

  /** A status and why, the reason being empty if all is well. */
  record Judgement(TrialStatus status, String reason) {}

  static Judgement judge(Map<String, Double> figures) {
    double failures = figure(figures, Figure.FAILURES).orElse(0);
    if (failures > 0) {
      return judgement(TrialStatus.FAILED, "%,.0f got no correct answer", failures);
    }
    double achieved = figure(figures, Figure.ACHIEVED).orElse(1);
    if (achieved < LoadResult.SATURATED_SHARE) {
      return judgement(TrialStatus.SATURATED, "%.0f %% of the offered rate was answered in time", PERCENT * achieved);
    }
    var lag = figure(figures, Figure.SEND_LAG_P99);
    var response = figure(figures, Figure.RESPONSE_P99);
    if (lag.isPresent() && response.isPresent() && LoadResult.isLagVisible(nanos(lag), nanos(response))) {
      return judgement(TrialStatus.CLIENT_BOUND, "the generator sent up to %.0f us late (p99)", lag.getAsDouble());
    }
    double share = figure(figures, Figure.LOADER_CPU).orElse(0);
    return share > LoadResult.CLIENT_BOUND_CPU_SHARE
        ? judgement(TrialStatus.CLIENT_BOUND, "the generator used %.0f %% of its core", PERCENT * share)
        : new Judgement(TrialStatus.OK, "");
  }

  private static double nanos(OptionalDouble micros) {
    return micros.getAsDouble() * TimeUnit.MICROSECONDS.toNanos(1);
  }

  private static Judgement judgement(TrialStatus status, String format, double value) {
    return new Judgement(status, String.format(Locale.ROOT, format, value));
  }

  private static OptionalDouble figure(Map<String, Double> figures, Figure figure) {
    var value = figures.get(figure.key());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
