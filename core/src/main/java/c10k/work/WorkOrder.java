package c10k.work;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An order of work in words that is understood.
 *
 * @param text as it came, such as {@code sleep 5ms}
 */
public record WorkOrder(String text, Action action, long nanos) {
  private static final long MAX_SECONDS = 10;

  /** What is understood, for those who wrote something else. */
  public static final String SYNTAX =
      "write 'sleep TIME' or 'burn TIME', with a TIME such as 300ns, 200us, 5ms or 1s, up to " + MAX_SECONDS + "s";

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final Pattern ORDER = Pattern.compile("(sleep|burn) (\\d{1,11})(ns|us|ms|s)");

  /** What to do with the time. */
  public enum Action {
    /** Block. */
    SLEEP,
    /** Compute. */
    BURN
  }

  /** Reads an order; empty if it is not understood, or asks for too much. */
  public static Optional<WorkOrder> parse(String text) {
    var matcher = ORDER.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(2));
    long unit = nanosPer(matcher.group(3));
    if (amount > MAX_SECONDS * NANOS_PER_SECOND / unit) {
      return Optional.empty();
    }
    var action = matcher.group(1).equals("sleep") ? Action.SLEEP : Action.BURN;
    return Optional.of(new WorkOrder(text, action, amount * unit));
  }

  private static long nanosPer(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      default -> NANOS_PER_SECOND;
    };
  }

  /** Does it, in the calling thread. */
  public void carryOut(Workload workload) throws InterruptedException {
    switch (action) {
      case SLEEP -> workload.sleep(nanos);
      case BURN -> workload.burn(nanos);
    }
  }
}
