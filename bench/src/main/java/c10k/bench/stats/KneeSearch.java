package c10k.bench.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Looks for the knee: the highest rate that a server answers in time. Rates rise by a constant factor until one is too high, or fall until one is not;
 * between the last that was not and the first that was, the middle is tried a few times.
 */
public final class KneeSearch {

  /** Tries a rate. */
  @FunctionalInterface
  public interface Probe {

    /** Loads at this rate for a while. */
    Step at(double rate) throws Exception;
  }

  /**
   * What a rate brought.
   *
   * @param offered requests per second that were due
   * @param achieved answers per second
   * @param p99Micros of the response times
   * @param inTime whether the server kept up and answered in time
   */
  public record Step(double offered, double achieved, double p99Micros, boolean inTime) {}

  /**
   * The outcome.
   *
   * @param knee the highest rate that was answered in time; empty if the lowest tried was not
   * @param bounded whether a higher rate was tried and was not, so that the knee is not only the end of the search
   * @param highest most answers per second in any step
   */
  public record Knee(OptionalDouble knee, boolean bounded, double highest, List<Step> steps) {}

  private final double first;
  private final double factor;
  private final int bisections;
  private final double last;
  private final double lowest;

  /** Plans a search that only goes up. */
  public KneeSearch(double first, double factor, int bisections, double last) {
    this(first, factor, bisections, last, first);
  }

  /**
   * Plans a search.
   *
   * @param first rate to begin with, above zero
   * @param factor from each rate to the next, above one
   * @param bisections how often to try the middle afterwards
   * @param last rate not to be exceeded
   * @param lowest rate to go down to if the first is too high already
   */
  public KneeSearch(double first, double factor, int bisections, double last, double lowest) {
    if (!(first > 0 && factor > 1 && bisections >= 0 && last >= first && lowest > 0 && lowest <= first)) {
      throw new IllegalArgumentException(
          "A search goes up: from " + first + " by " + factor + " to " + last + ", with " + bisections + " bisections, does not.");
    }
    this.first = first;
    this.factor = factor;
    this.bisections = bisections;
    this.last = last;
    this.lowest = lowest;
  }

  /** Searches. */
  public Knee search(Probe probe) throws Exception {
    var steps = new ArrayList<Step>();
    double bad = 0;
    double good = 0;
    if (isInTime(first, probe, steps)) {
      good = first;
    } else {
      bad = first;
    }
    while (bad == 0 && good * factor <= last) {
      if (isInTime(good * factor, probe, steps)) {
        good *= factor;
      } else {
        bad = good * factor;
      }
    }
    while (good == 0 && bad / factor >= lowest) {
      if (isInTime(bad / factor, probe, steps)) {
        good = bad / factor;
      } else {
        bad /= factor;
      }
    }
    boolean bounded = bad > 0;
    double knee = bounded && good > 0 ? bisect(good, bad, probe, steps) : good;
    double highest = steps.stream().mapToDouble(Step::achieved).max().orElse(0);
    return new Knee(knee > 0 ? OptionalDouble.of(knee) : OptionalDouble.empty(), bounded, highest, List.copyOf(steps));
  }

  /** In the middle of the logarithms: a rate is as far from its half as from its double. */
  private double bisect(double good, double bad, Probe probe, List<Step> steps) throws Exception {
    for (int i = 0; i < bisections; i++) {
      double middle = Math.sqrt(good * bad);
      if (isInTime(middle, probe, steps)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  private static boolean isInTime(double rate, Probe probe, List<Step> steps) throws Exception {
    var step = probe.at(rate);
    steps.add(step);
    return step.inTime();
  }
}
