package c10k.bench.compare;

import c10k.bench.contestant.Contestants;
import c10k.bench.result.CellTrials;
import c10k.bench.result.Figure;
import c10k.bench.result.Findings;
import c10k.bench.result.NoiseFloor;
import c10k.bench.stats.Averages;
import c10k.bench.stats.Direction;
import c10k.bench.stats.Interval;
import c10k.bench.stats.RatioEstimate;
import c10k.bench.stats.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a case for one figure, in both runs.
 *
 * @param sameCase whether the case has the same parameters in both, where both have it
 */
record CellPair(
    String scenario, String caseName, String baseReference, String headReference, boolean sameCase, CellTrials base, CellTrials head) {

  /** Changes of what noise hardly touches that do not count. */
  static final double STEADY_TOLERANCE = 0.10;

  /** An outcome with its numbers. */
  private record Judgement(@Nullable Double change, Optional<Interval> interval, double tolerance, Outcome outcome, String reason) {

    static Judgement without(Outcome outcome, String reason) {
      return new Judgement(null, Optional.empty(), 0, outcome, reason);
    }
  }

  private Figure figure() {
    return base.figure();
  }

  /** What became of a contestant; empty if neither run has the figure of it. */
  Optional<CellChange> change(String contestant) {
    var before = base.values(contestant);
    var after = head.values(contestant);
    if (before.isEmpty() && after.isEmpty()) {
      return Optional.empty();
    }
    var judgement = judge(contestant, before, after);
    return Optional.of(new CellChange(
        scenario,
        caseName,
        figure().key(),
        contestant,
        figure().isSteady(),
        median(before),
        median(after),
        judgement.change(),
        judgement.interval().isPresent() ? judgement.interval().get().low() : null,
        judgement.interval().isPresent() ? judgement.interval().get().high() : null,
        judgement.tolerance(),
        judgement.outcome(),
        judgement.reason()));
  }

  private Judgement judge(String contestant, List<Double> before, List<Double> after) {
    if (before.isEmpty()) {
      return Judgement.without(Outcome.MISSING_IN_BASE, why(base, contestant));
    }
    if (after.isEmpty()) {
      return Judgement.without(Outcome.MISSING_IN_HEAD, why(head, contestant));
    }
    if (!sameCase) {
      return Judgement.without(Outcome.NOT_COMPARABLE, "the case has other parameters");
    }
    return figure().isSteady() ? steady(before, after) : timed(contestant);
  }

  /** Values themselves: they hardly depend on the machine. */
  private Judgement steady(List<Double> before, List<Double> after) {
    double difference = Averages.median(array(after)) - Averages.median(array(before));
    boolean worse = figure().direction() == Direction.LOWER_IS_BETTER ? difference > 0 : difference < 0;
    var judged = worse ? Outcome.WORSE : Outcome.BETTER;
    boolean negligible = Math.abs(difference) <= figure().negligible();
    if (!areAboveZero(before) || !areAboveZero(after)) {
      return Judgement.without(negligible ? Outcome.WITHIN_NOISE : judged, "values at or below zero have no ratio");
    }
    var estimate = RatioEstimate.between(array(before), array(after));
    boolean small = Math.abs(Math.log(estimate.ratio())) <= Math.log1p(STEADY_TOLERANCE);
    var outcome = negligible || small ? Outcome.WITHIN_NOISE : estimate.interval().isPresent() && !estimate.isDifference() ? Outcome.NOT_DETECTED : judged;
    return new Judgement(estimate.ratio(), estimate.interval(), STEADY_TOLERANCE, outcome, "");
  }

  /** Ratios to each run's reference: what the machine did to one run, it did to the reference too. */
  private Judgement timed(String contestant) {
    if (!baseReference.equals(headReference)) {
      return Judgement.without(Outcome.NOT_COMPARABLE, "the runs have different references");
    }
    if (contestant.equals(baseReference)) {
      return Judgement.without(Outcome.NOT_JUDGED, "the reference");
    }
    var before = base.ratios(contestant, baseReference);
    var after = head.ratios(contestant, headReference);
    if (before.length == 0 || after.length == 0) {
      return Judgement.without(Outcome.NOT_COMPARABLE, "there is no ratio to the reference in " + (before.length == 0 ? "the base" : "the head"));
    }
    var estimate = RatioEstimate.between(before, after);
    double tolerance = Math.max(Findings.WORTH_A_WORD, Math.max(floor(base, baseReference), floor(head, headReference)));
    var verdict = Verdict.of(estimate, tolerance, figure().direction());
    return new Judgement(estimate.ratio(), estimate.interval(), tolerance, Outcome.of(verdict), "");
  }

  private double floor(CellTrials trials, String reference) {
    return trials.estimate(reference + Contestants.AGAIN, reference).flatMap(NoiseFloor::toleranceOf).orElse(0.0);
  }

  private static String why(CellTrials trials, String contestant) {
    return trials.status(contestant).map(status -> status.words()).orElse("was not tried");
  }

  private static boolean areAboveZero(List<Double> values) {
    return values.stream().allMatch(value -> value > 0);
  }

  private static @Nullable Double median(List<Double> values) {
    return values.isEmpty() ? null : (Double) Averages.median(array(values));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
