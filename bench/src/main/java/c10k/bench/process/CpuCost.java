package c10k.bench.process;

/** What a process cost between two readings. */
public record CpuCost(double userNanos, double systemNanos, long voluntarySwitches, long involuntarySwitches) {
  private static final double MOST_TICKS_APART = 3;
  private static final double MOST_SHARE_APART = 0.05;

  /**
   * Takes the total from the threads, which is exact, and its division from the ticks. A thread that
   * ended meanwhile took its time along, which shows as a difference between the two; then the ticks
   * count.
   */
  static CpuCost of(CpuTicks ticks, TaskTotals tasks) {
    double byTicks = ticks.nanos();
    double apart = Math.abs(byTicks - tasks.runNanos());
    boolean agree = apart <= MOST_TICKS_APART * CpuTicks.NANOS_PER_TICK || apart <= MOST_SHARE_APART * byTicks;
    double total = agree ? tasks.runNanos() : byTicks;
    double userShare = byTicks == 0 ? 0 : ticks.user() * (double) CpuTicks.NANOS_PER_TICK / byTicks;
    return new CpuCost(
        total * userShare,
        total * (1 - userShare),
        Math.max(0, tasks.voluntarySwitches()),
        Math.max(0, tasks.involuntarySwitches()));
  }
}
