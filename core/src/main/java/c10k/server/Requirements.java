package c10k.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects all that is wrong with a configuration, so that one look at the message mends the whole.
 *
 * <p>Not safe for use by several threads.
 */
public final class Requirements {
  private static final Duration LONGEST = Duration.ofDays(365);

  private final List<String> reasons = new ArrayList<>();

  /**
   * Asks for a condition.
   *
   * @param reason a full sentence, for when it does not hold
   */
  public void require(boolean condition, String reason) {
    if (!condition) {
      reasons.add(reason);
    }
  }

  /** Asks for a number that is not below {@code min}. */
  public void atLeast(int min, int value, String name) {
    require(value >= min, name + " is " + value + ", but must be at least " + min + ".");
  }

  /** Asks for a number in a range, both ends included. */
  public void between(int min, int max, int value, String name) {
    require(value >= min && value <= max, name + " is " + value + ", but must be from " + min + " to " + max + ".");
  }

  /** Asks for a time from zero to a year. */
  public void notNegative(Duration value, String name) {
    require(
        !value.isNegative() && value.compareTo(LONGEST) <= 0,
        name + " is " + value + ", but must be between zero and " + LONGEST.toDays() + " days.");
  }

  /** Asks for a time above zero, up to a year. */
  public void positive(Duration value, String name) {
    require(
        value.compareTo(Duration.ZERO) > 0 && value.compareTo(LONGEST) <= 0,
        name + " is " + value + ", but must be above zero, and at most " + LONGEST.toDays() + " days.");
  }

  /**
   * Ends the collection.
   *
   * @throws ConfigurationException with all the reasons, if anything asked for does not hold
   */
  public void throwIfBroken() {
    if (!reasons.isEmpty()) {
      throw new ConfigurationException(reasons);
    }
  }
}
