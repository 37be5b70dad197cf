package c10k.testkit.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Makes a failing history short: leaves out steps, and turns settings back to the simplest, as long
 * as the same rule is broken. It knows that steps are independent, which a general algorithm cannot,
 * and so comes to an end sooner.
 */
final class Shrinker {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final BiFunction<Setup, List<Step>, Optional<BrokenRules>> run;
  private final long start = System.nanoTime();
  private Setup setup;
  private List<Step> steps;
  private BrokenRules shortest;

  private Shrinker(BiFunction<Setup, List<Step>, Optional<BrokenRules>> run, Setup setup, List<Step> steps, BrokenRules first) {
    this.run = run;
    this.setup = setup;
    this.steps = steps;
    this.shortest = first;
  }

  /**
   * The failure of the shortest history found.
   *
   * @param run plays a history
   */
  static BrokenRules shrink(
      BiFunction<Setup, List<Step>, Optional<BrokenRules>> run, Setup setup, List<Step> steps, BrokenRules first) {
    var shrinker = new Shrinker(run, setup, steps, first);
    shrinker.shrink();
    return shrinker.shortest;
  }

  private void shrink() {
    int before;
    do {
      before = steps.size();
      leaveOutSteps();
      simplify();
    } while (steps.size() < before);
  }

  /** Halves, quarters, and so on down to single steps; the last ones first. */
  private void leaveOutSteps() {
    for (int size = Math.max(1, steps.size() / 2); size > 0; size /= 2) {
      for (int from = steps.size() - size; from >= 0; from -= size) {
        var fewer = new ArrayList<>(steps);
        fewer.subList(from, from + size).clear();
        tryOut(setup, fewer);
        from = Math.min(from, steps.size());
      }
    }
  }

  private void simplify() {
    var simple = Setup.of(0, 1);
    List<UnaryOperator<Setup>> ways = List.of(
        from -> from.with(simple.retirement()),
        from -> from.with(simple.checks()),
        from -> from.with(simple.order()),
        from -> from.with(simple.habits()),
        from -> from.with(simple.listener()),
        from -> from.with(simple.sizes()));
    ways.forEach(way -> tryOut(way.apply(setup), steps));
  }

  private void tryOut(Setup newSetup, List<Step> newSteps) {
    if (System.nanoTime() - start > PATIENCE_NANOS || (newSetup.equals(setup) && newSteps.equals(steps))) {
      return;
    }
    run.apply(newSetup, newSteps).filter(broken -> broken.rules().getFirst().equals(shortest.rules().getFirst())).ifPresent(broken -> {
      setup = newSetup;
      steps = List.copyOf(newSteps);
      shortest = broken;
    });
  }
}
