package c10k.protocol;

import c10k.work.Workload;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of the {@code work} protocol that is understood.
 *
 * @param text the line as it came, such as {@code sleep 5ms}
 */
record WorkOrder(String text, Action action, long nanos) {
  static final long MAX_SECONDS = 10;

  static final String SYNTAX =
      "write 'sleep TIME' or 'burn TIME', with a TIME such as 300ns, 200us, 5ms or 1s, up to " + MAX_SECONDS + "s";

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final Pattern LINE = Pattern.compile("(sleep|burn) (\\d{1,11})(ns|us|ms|s)");

  /** What to do with the time. */
  enum Action {
    /** Block. */
    SLEEP,
    /** Compute. */
    BURN
  }

  /** Reads a line; empty if it is not understood, or asks for too much. */
  static Optional<WorkOrder> parse(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(2));
    long unit = nanosPer(matcher.group(3));
    if (amount > MAX_SECONDS * NANOS_PER_SECOND / unit) {
      return Optional.empty();
    }
    var action = matcher.group(1).equals("sleep") ? Action.SLEEP : Action.BURN;
    return Optional.of(new WorkOrder(line, action, amount * unit));
  }

  private static long nanosPer(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      default -> NANOS_PER_SECOND;
    };
  }

  void carryOut(Workload workload) throws InterruptedException {
    switch (action) {
      case SLEEP -> workload.sleep(nanos);
      case BURN -> workload.burn(nanos);
    }
  }
}
