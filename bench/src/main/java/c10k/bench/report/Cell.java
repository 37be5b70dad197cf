package c10k.bench.report;

import c10k.bench.stats.RatioEstimate;
import java.util.List;
import java.util.Optional;

/**
 * A value of one contestant in one scenario.
 *
 * @param value the median over trials
 * @param each what the trials gave, in the order run
 * @param ratio to the reference; empty without a common round
 * @param atLeast whether the load generator was the limit in a trial
 */
record Cell(double value, List<Double> each, Optional<RatioEstimate> ratio, boolean atLeast) {}
