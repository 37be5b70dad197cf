package c10k.bench.harness;

import c10k.bench.stats.RatioEstimate;
import c10k.bench.stats.Spread;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What a self-test found.
 *
 * @param slowdownPercent that was planted
 * @param equals one array of ratios of equals for each comparison
 * @param slower the same for the one that was made slower
 */
public record SelfTestResult(int slowdownPercent, List<double[]> equals, List<double[]> slower) {
  private static final double LEVEL = 0.05;
  private static final double PERCENT = 100;

  /** Of the comparisons must find what was planted. */
  private static final double LEAST_FOUND = 0.8;

  public SelfTestResult {
    equals = List.copyOf(equals);
    slower = List.copyOf(slower);
  }

  /** Comparisons that told equals apart. */
  public int falseClaims() {
    return (int) equals.stream().filter(ratios -> RatioEstimate.of(ratios).isDifference()).count();
  }

  /** How likely so many false claims, or more, are if each comparison keeps the level of 5 %. */
  public double chanceOfFalseClaims() {
    return falseClaims() == 0 ? 1 : BinomialDistribution.of(equals.size(), LEVEL).survivalProbability(falseClaims() - 1);
  }

  /** Comparisons that found the slower one to be slower. */
  public int found() {
    return (int) slower.stream().map(RatioEstimate::of).filter(estimate -> estimate.isDifference() && estimate.ratio() > 1).count();
  }

  /** Whether the harness keeps what it promises: false claims are no more than chance allows, and what was planted is found. */
  public boolean isPassed() {
    return chanceOfFalseClaims() >= LEVEL && found() >= LEAST_FOUND * slower.size();
  }

  /** All comparisons in one. */
  private static RatioEstimate pooled(List<double[]> comparisons) {
    return RatioEstimate.of(comparisons.stream().flatMapToDouble(DoubleStream::of).toArray());
  }

  /** For readers. */
  public List<String> sentences() {
    return List.of(
        String.format(
            Locale.ROOT,
            "Equals were told apart in %d of %d comparisons; the level of 5 %% allows about %.0f, and so many or more have a chance of %.0f %%.",
            falseClaims(), equals.size(), LEVEL * equals.size(), PERCENT * chanceOfFalseClaims()),
        "All comparisons together, equals differ by " + words(pooled(equals)) + ".",
        String.format(Locale.ROOT, "The one made slower by %d %% was found in %d of %d comparisons.", slowdownPercent, found(), slower.size()),
        "All comparisons together, it was slower by " + words(pooled(slower)) + ".",
        resolution(),
        isPassed()
            ? "Passed: the harness keeps its level here, and finds such a difference."
            : "FAILED: " + (chanceOfFalseClaims() < LEVEL ? "equals are told apart too often here." : "such a difference is not found often enough here."));
  }

  /** What would do: the launches are the same whatever their number, so their spread tells. */
  private String resolution() {
    var spread = Spread.within(Stream.concat(equals.stream(), slower.stream()).toList());
    int rounds = slower.getFirst().length;
    var needed = spread.roundsFor(1 + slowdownPercent / PERCENT);
    return String.format(
        Locale.ROOT,
        "From round to round, ratios spread by %.1f %%: %d rounds find a difference of %.0f %% in four of five comparisons, and %s.",
        PERCENT * spread.ofLogarithms(), rounds, Math.ceil(PERCENT * (spread.leastRatio(rounds) - 1)),
        needed.isPresent() ? slowdownPercent + " % needs " + needed.getAsInt() : Spread.MOST_ROUNDS + " are not enough for " + slowdownPercent + " %");
  }

  /** A ratio as a difference, with its interval. */
  static String words(RatioEstimate estimate) {
    var text = String.format(Locale.ROOT, "%+.1f %%", PERCENT * (estimate.ratio() - 1));
    return estimate.interval()
        .map(known -> text + String.format(Locale.ROOT, " [%+.1f, %+.1f]", PERCENT * (known.low() - 1), PERCENT * (known.high() - 1)))
        .orElse(text);
  }
}
