package c10k.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
  private static final int CHILDREN_USER_FIELD = 16;
  private static final int FIRST_FIELD_AFTER_NAME = 3;

  static CpuTicks parse(String stat) {
    return parse(stat, USER_FIELD);
  }

  private static CpuTicks parse(String stat, int userField) {
    // The name, in parentheses, may itself contain blanks and parentheses.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return new CpuTicks(
        Long.parseLong(fields[userField - FIRST_FIELD_AFTER_NAME]),
        Long.parseLong(fields[userField + 1 - FIRST_FIELD_AFTER_NAME]));
  }

  /**
   * Of this process together with all children that have ended and were waited for, and theirs.
   *
   * @throws IOException where the system does not tell
   */
  public static CpuTicks ofThisFamily() throws IOException {
    var stat = Files.readString(Path.of("/proc/self/stat"));
    var own = parse(stat, USER_FIELD);
    var children = parse(stat, CHILDREN_USER_FIELD);
    return new CpuTicks(own.user + children.user, own.system + children.system);
  }

  /** In nanoseconds. */
  public long nanos() {
    return (user + system) * NANOS_PER_TICK;
  }

  CpuTicks minus(CpuTicks earlier) {
    return new CpuTicks(user - earlier.user, system - earlier.system);
  }
}
