package c10k.bench.claim;

import c10k.bench.process.TaskTotals;

/**
 * What handing over so many times took.
 *
 * @param waits how often a thread of this process gave its processor away of its own accord, as the kernel counts
 * @param preemptions how often one was taken off its processor, as whoever wakes another on the same core may be at once
 */
public record Switches(long count, long nanos, long waits, long preemptions) {
  private static final double NANOS_PER_MICRO = 1_000;

  static Switches of(long count, long nanos, TaskTotals cost) {
    return new Switches(count, nanos, cost.voluntarySwitches(), cost.involuntarySwitches());
  }

  /** What one took. */
  public double microsEach() {
    return nanos / NANOS_PER_MICRO / count;
  }

  /** Waits in the kernel for each. */
  public double waitsEach() {
    return (double) waits / count;
  }

  /** Switches that the kernel made for each: about one, or none if no thread of the system was switched. */
  public double kernelSwitchesEach() {
    return (double) (waits + preemptions) / count;
  }
}
