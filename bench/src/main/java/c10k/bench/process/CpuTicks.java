package c10k.bench.process;

/**
 * Processor time of a process from {@code /proc/PID/stat}.
 *
 * @param user clock ticks in user mode
 * @param system clock ticks in the kernel
 */
public record CpuTicks(long user, long system) {

  /** {@code USER_HZ}, which is 100 on all Linux machines that run a JDK. */
  public static final long NANOS_PER_TICK = 10_000_000;

  private static final int USER_FIELD = 14;
  private static final int SYSTEM_FIELD = 15;
  private static final int FIRST_FIELD_AFTER_NAME = 3;

  static CpuTicks parse(String stat) {
    // The name, in parentheses, may itself contain blanks and parentheses.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return new CpuTicks(
        Long.parseLong(fields[USER_FIELD - FIRST_FIELD_AFTER_NAME]),
        Long.parseLong(fields[SYSTEM_FIELD - FIRST_FIELD_AFTER_NAME]));
  }

  long nanos() {
    return (user + system) * NANOS_PER_TICK;
  }

  CpuTicks minus(CpuTicks earlier) {
    return new CpuTicks(user - earlier.user, system - earlier.system);
  }
}
