package c10k.bench.result;

import c10k.bench.stats.Verdict;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the trials of a contestant come to, in one case and one figure.
 *
 * @param figure its key
 * @param trials that count for this figure, one per round; none if {@code status} tells why
 * @param median of the trials; null without any
 * @param least of the trials; null without any
 * @param greatest of the trials; null without any
 * @param ratio to the reference: the geometric mean over common rounds; null without one, for the reference itself, and where values are not all above
 *     zero
 * @param low end of the ratio's 95 % interval; null with fewer than three rounds
 * @param high end of the ratio's 95 % interval; null with fewer than three rounds
 * @param pValue of the signed-rank test for no difference; null with fewer than six rounds
 * @param verdict on the contestant against the reference; null without a ratio. Differences up to the noise floor do not count, nor do those up to
 *     {@link Findings#WORTH_A_WORD}
 * @param rank among models and peers, shared by those who are not clearly behind one another; null without intervals, and for the control
 * @param mildOutliers beyond one and a half times the middle half's width; shown, never dropped
 * @param severeOutliers beyond three times
 * @param status the worst of the trials that were not disturbed
 */
public record Finding(
    String scenario,
    @JsonProperty("case") String caseName,
    String figure,
    String contestant,
    int trials,
    @Nullable Double median,
    @Nullable Double least,
    @Nullable Double greatest,
    @Nullable Double ratio,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double pValue,
    @Nullable Verdict verdict,
    @Nullable Integer rank,
    int mildOutliers,
    int severeOutliers,
    TrialStatus status) {}
