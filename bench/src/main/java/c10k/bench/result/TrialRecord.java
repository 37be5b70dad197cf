package c10k.bench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one launch of one contestant brought in one case. A launch may measure several cases, and so be several records.
 *
 * @param round counts from 1
 * @param slot place in the order of the round, from 1
 * @param attempt counts from 1; above, if earlier ones were disturbed
 * @param reason why the status is not OK, or empty
 * @param startSeconds of the launch, since the start of the run
 * @param seconds that the launch took
 * @param loadAverage of the machine over a minute, when it started
 * @param steal share of the machine's time that the hypervisor gave to others
 * @param foreign share of the machine's time that other processes used
 * @param figures by their keys, see {@link Figure}
 * @param series more than one number: columns by name, such as the steps of a search; parallel, or at least those whose names begin alike before a dot
 */
public record TrialRecord(
    String scenario,
    @JsonProperty("case") String caseName,
    String contestant,
    int round,
    int slot,
    int attempt,
    TrialStatus status,
    String reason,
    double startSeconds,
    double seconds,
    double loadAverage,
    double steal,
    double foreign,
    Map<String, Double> figures,
    Map<String, List<Double>> series) {

  /** A figure, if the trial has it. */
  public OptionalDouble figure(Figure figure) {
    var value = figures.get(figure.key());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The same with another judgement. */
  public TrialRecord withStatus(TrialStatus newStatus, String newReason) {
    return new TrialRecord(
        scenario, caseName, contestant, round, slot, attempt, newStatus, newReason, startSeconds, seconds, loadAverage, steal, foreign, figures, series);
  }

  /** How the files of its histograms begin. */
  public String filePrefix() {
    return fileStem(scenario, contestant, round, attempt) + "." + caseName;
  }

  /** How the files of a launch begin; the case, a kind and an ending follow. */
  public static String fileStem(String scenario, String contestant, int round, int attempt) {
    return scenario + "." + contestant + ".round-" + round + (attempt > 1 ? ".attempt-" + attempt : "");
  }
}
