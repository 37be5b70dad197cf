package c10k.bench.report;

import c10k.bench.report.Statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * A value of one contestant in one scenario.
 *
 * @param value the median over trials
 * @param each what the trials gave, in the order run
 * @param ratio to the reference: geometric mean of the rounds' ratios; empty without a common round
 * @param interval of the ratio, from three rounds on
 * @param atLeast whether the load generator was the limit in a trial
 */
record Cell(double value, List<Double> each, Optional<Double> ratio, Optional<Interval> interval, boolean atLeast) {}
