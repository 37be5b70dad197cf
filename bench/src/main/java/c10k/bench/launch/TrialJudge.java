package c10k.bench.launch;

import c10k.bench.result.Figure;
import c10k.bench.load.LoadResult;
import c10k.bench.report.ScenarioKind;
import c10k.bench.result.TrialStatus;
import java.util.Locale;
import java.util.Map;

/** What a finished trial's figures are worth. */
final class TrialJudge {
  private static final int PERCENT = 100;

  private TrialJudge() {}

  /** A status and why, the reason being empty if all is well. */
  record Verdict(TrialStatus status, String reason) {}

  static Verdict judge(ScenarioKind kind, Map<String, Double> figures) {
    if (figure(figures, Figure.FAILURES) > 0) {
      return new Verdict(TrialStatus.FAILED, "%,.0f lines got no correct answer".formatted(figure(figures, Figure.FAILURES)));
    }
    return switch (kind) {
      case ECHO, HTTP_KEEPALIVE, HTTP_PIPELINED, HTTP_CLOSE, WEBSOCKET -> loader(figures);
      case LATENCY -> latency(figures);
      case MEMORY -> new Verdict(TrialStatus.OK, "");
    };
  }

  private static Verdict latency(Map<String, Double> figures) {
    double achieved = figure(figures, Figure.ACHIEVED);
    if (achieved < LoadResult.SATURATED_SHARE) {
      return verdict(TrialStatus.SATURATED, "%.0f %% of the offered rate was answered in time", PERCENT * achieved);
    }
    double lag = figure(figures, Figure.SEND_LAG_P99);
    if (lag > LoadResult.CLIENT_BOUND_LAG_SHARE * figure(figures, Figure.RESPONSE_P99)) {
      return verdict(TrialStatus.CLIENT_BOUND, "the generator sent up to %.0f us late (p99)", lag);
    }
    return loader(figures);
  }

  private static Verdict loader(Map<String, Double> figures) {
    double share = figure(figures, Figure.LOADER_CPU);
    return share > LoadResult.CLIENT_BOUND_CPU_SHARE
        ? verdict(TrialStatus.CLIENT_BOUND, "the generator used %.0f %% of its core", PERCENT * share)
        : new Verdict(TrialStatus.OK, "");
  }

  private static Verdict verdict(TrialStatus status, String format, double value) {
    return new Verdict(status, String.format(Locale.ROOT, format, value));
  }

  private static double figure(Map<String, Double> figures, Figure figure) {
    return figures.getOrDefault(figure.key(), 0.0);
  }
}
