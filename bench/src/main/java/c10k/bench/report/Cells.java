package c10k.bench.report;

import c10k.bench.chart.Format;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.Finding;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialStatus;
import c10k.bench.stats.Direction;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What stands in a cell of a table: a number, or the word for why there is none. */
final class Cells {

  /** With fewer samples beyond it, a percentile is chance. */
  private static final double FEWEST_BEYOND = 10;

  private static final Pattern PERCENTILE = Pattern.compile(".*\\.p(\\d+(?:\\.\\d+)?)");
  private static final double ALL = 100;
  private static final double HUNDREDFOLD = 100;

  private final Measured measured;

  Cells(Measured measured) {
    this.measured = measured;
  }

  /** The median in words. */
  String median(ScenarioRecord scenario, CaseRecord one, Figure figure, String contestant) {
    return measured.finding(scenario, one, figure, contestant).map(finding -> median(scenario, one, figure, finding)).orElse(Format.NOTHING);
  }

  private String median(ScenarioRecord scenario, CaseRecord one, Figure figure, Finding finding) {
    boolean saturatedWait = finding.status() == TrialStatus.SATURATED && figure.isWait();
    if (saturatedWait || (finding.median() == null && finding.status() != TrialStatus.OK)) {
      return finding.status().words();
    }
    if (finding.median() == null || hasTooFewSamples(scenario, one, figure, finding.contestant())) {
      return Format.NOTHING;
    }
    return limit(figure, finding.status()) + Format.number(finding.median());
  }

  private static String limit(Figure figure, TrialStatus status) {
    if (status != TrialStatus.CLIENT_BOUND) {
      return "";
    }
    return figure.isWait() ? "≤ " : figure.direction() == Direction.HIGHER_IS_BETTER ? "≥ " : "";
  }

  private boolean hasTooFewSamples(ScenarioRecord scenario, CaseRecord one, Figure figure, String contestant) {
    var percentile = PERCENTILE.matcher(figure.key());
    if (!percentile.matches()) {
      return false;
    }
    var samples = measured.trials(scenario, one, contestant).stream()
        .flatMapToDouble(trial -> trial.figure(Figure.MESSAGES).stream())
        .min();
    return samples.isPresent() && samples.getAsDouble() * (1 - Double.parseDouble(percentile.group(1)) / ALL) < FEWEST_BEYOND;
  }

  /** The ratio to the reference, with its interval. */
  static String ratio(Finding finding) {
    if (finding.ratio() == null) {
      return Format.NOTHING;
    }
    var ratio = times(finding.ratio());
    return finding.low() == null || finding.high() == null
        ? ratio
        : ratio + String.format(Locale.ROOT, " [%s – %s]", factor(finding.low()), factor(finding.high()));
  }

  /** A ratio in words. */
  static String times(double ratio) {
    return factor(ratio) + " ×";
  }

  private static String factor(double ratio) {
    return ratio < HUNDREDFOLD ? String.format(Locale.ROOT, "%.2f", ratio) : Format.whole(ratio);
  }

  static String verdict(Finding finding) {
    return finding.verdict() == null ? Format.NOTHING : finding.verdict().words();
  }

  static String rank(Finding finding) {
    return finding.rank() == null ? Format.NOTHING : Integer.toString(finding.rank());
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? Format.number(value.getAsDouble()) : Format.NOTHING;
  }

  /** For files: all digits, or nothing. */
  static String exact(Optional<Double> value) {
    return value.map(known -> Double.toString(known)).orElse("");
  }
}
