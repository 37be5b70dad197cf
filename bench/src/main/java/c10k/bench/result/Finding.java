package c10k.bench.result;

import c10k.bench.stats.Verdict;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the trials of a contestant come to, in one case and one figure.
 *
 * @param figure its key
 * @param trials that have this figure, one per round
 * @param median of the trials
 * @param least of the trials
 * @param greatest of the trials
 * @param ratio to the reference: the geometric mean over common rounds; null without one, and for the reference itself
 * @param low end of the ratio's 95 % interval; null with fewer than three rounds
 * @param high end of the ratio's 95 % interval; null with fewer than three rounds
 * @param pValue of the signed-rank test for no difference; null with fewer than six rounds
 * @param verdict on the contestant against the reference, with the noise floor as tolerance
 * @param rank shared by those whose intervals overlap; null without intervals
 * @param mildOutliers beyond one and a half times the middle half's width; shown, never dropped
 * @param severeOutliers beyond three times
 * @param status the worst of the trials
 */
public record Finding(
    String scenario,
    @JsonProperty("case") String caseName,
    String figure,
    String contestant,
    int trials,
    double median,
    double least,
    double greatest,
    @Nullable Double ratio,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double pValue,
    @Nullable Verdict verdict,
    @Nullable Integer rank,
    int mildOutliers,
    int severeOutliers,
    TrialStatus status) {}
