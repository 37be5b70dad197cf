package c10k.bench.harness;

import java.util.List;

/**
 * How often a scenario runs in a profile, and who takes part.
 *
 * @param rounds none, if it takes no part unless asked for alone
 * @param labels of contestants, in the order to show them
 */
public record Turnout(int rounds, List<String> labels) {

  /** Takes no part. */
  public static final Turnout NONE = new Turnout(0, List.of());

  public Turnout {
    labels = List.copyOf(labels);
  }
}
