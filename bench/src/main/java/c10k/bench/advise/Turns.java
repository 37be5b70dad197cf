package c10k.bench.advise;

import c10k.bench.advise.Advice.Dimension;
import c10k.bench.advise.Advice.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Where the recommendation becomes another one: each dimension is moved in steps until the recommendation differs, and the first change is then narrowed
 * down. What is told was tried: at this value the recommendation is the other one.
 */
final class Turns {
  private static final double STEP = 1.1;
  private static final double FARTHEST = 10_000;
  private static final double RESOLUTION = 1.0005;
  private static final double MEBI = 1 << 20;
  private static final double PERCENT = 100;
  private static final int DIGITS = 3;

  private final Function<Demand, Optional<Candidate>> recommended;
  private final Demand demand;
  private final Optional<Candidate> now;

  Turns(Function<Demand, Optional<Candidate>> recommended, Demand demand) {
    this.recommended = recommended;
    this.demand = demand;
    this.now = recommended.apply(demand);
  }

  List<Turn> all() {
    var turns = new ArrayList<Turn>();
    upwards(Dimension.RATE, demand.rate(), demand.rate() * FARTHEST, demand::withRate).ifPresent(turns::add);
    double mostConnections = Math.min(Integer.MAX_VALUE, demand.connections() * FARTHEST);
    upwards(Dimension.CONNECTIONS, demand.connections(), mostConnections, at -> demand.withConnections((int) at)).ifPresent(turns::add);
    double share = PERCENT * demand.blocking().share();
    if (share > 0) {
      upwards(Dimension.BLOCKING_SHARE, share, PERCENT, at -> demand.withBlockingShare(at / PERCENT)).ifPresent(turns::add);
    }
    downwards(Dimension.MEMORY, demand.memoryBytes() / MEBI, at -> demand.withMemory((long) (at * MEBI))).ifPresent(turns::add);
    return turns;
  }

  private Optional<Turn> upwards(Dimension dimension, double from, double to, DoubleFunction<Demand> moved) {
    double same = from;
    while (same < to) {
      double next = Math.min(to, same * STEP);
      if (differs(moved.apply(next))) {
        return Optional.of(narrowed(dimension, same, next, true, moved));
      }
      same = next;
    }
    return Optional.empty();
  }

  private Optional<Turn> downwards(Dimension dimension, double from, DoubleFunction<Demand> moved) {
    double same = from;
    while (same > from / FARTHEST && same / STEP * MEBI >= 1) {
      double next = same / STEP;
      if (differs(moved.apply(next))) {
        return Optional.of(narrowed(dimension, same, next, false, moved));
      }
      same = next;
    }
    return Optional.empty();
  }

  private boolean differs(Demand other) {
    return !recommended.apply(other).equals(now);
  }

  private Turn narrowed(Dimension dimension, double same, double other, boolean up, DoubleFunction<Demand> moved) {
    double before = same;
    double after = other;
    while (Math.max(before, after) / Math.min(before, after) > RESOLUTION) {
      double middle = Math.sqrt(before * after);
      if (differs(moved.apply(middle))) {
        after = middle;
      } else {
        before = middle;
      }
    }
    double rounded = rounded(after, up);
    boolean beyond = up ? rounded <= other : rounded >= other;
    double at = beyond && differs(moved.apply(rounded)) ? rounded : after;
    return new Turn(dimension, at, recommended.apply(moved.apply(at)));
  }

  /** To three digits, away from where we are. */
  private static double rounded(double value, boolean up) {
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - DIGITS + 1);
    return (up ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit;
  }
}
