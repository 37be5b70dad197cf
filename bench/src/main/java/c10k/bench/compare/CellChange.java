package c10k.bench.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One contestant in one case and one figure, in both runs.
 *
 * @param figure its key, or {@value #CORRECTNESS}
 * @param steady whether noise hardly touches it, so that the values themselves are compared; otherwise their ratios to each run's reference are
 * @param base median of the base's trials; null without any
 * @param head median of the head's trials; null without any
 * @param change head to base; for a figure that is not steady, after both were divided by their references. Null if there is none
 * @param low end of the change's 95 % interval; null with fewer than three rounds
 * @param high end of the change's 95 % interval; null with fewer than three rounds
 * @param tolerance changes up to this share do not count
 * @param reason of the outcome, where the numbers do not tell it; or empty
 */
public record CellChange(
    String scenario,
    @JsonProperty("case") String caseName,
    String figure,
    String contestant,
    boolean steady,
    @Nullable Double base,
    @Nullable Double head,
    @Nullable Double change,
    @Nullable Double low,
    @Nullable Double high,
    double tolerance,
    Outcome outcome,
    String reason) {

  /** Stands for trials that were answered wrongly, of which the number is compared. */
  public static final String CORRECTNESS = "correctness";
}
