package c10k.loop.trace;

import c10k.loop.trace.Step.Block;
import c10k.loop.trace.Step.Clear;
import c10k.loop.trace.Step.NextTick;
import c10k.loop.trace.Step.QueueMicrotask;
import c10k.loop.trace.Step.Ref;
import c10k.loop.trace.Step.Refresh;
import c10k.loop.trace.Step.SetImmediate;
import c10k.loop.trace.Step.SetInterval;
import c10k.loop.trace.Step.SetTimeout;
import c10k.loop.trace.Step.Throw;
import c10k.loop.trace.Step.Unref;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random programs. There are few ids, so that clear and refresh often hit; and few, small delays, so that
 * timers are often due at the same time, or were overtaken by a callback that took long.
 */
final class Programs {
  private static final int DEPTH = 3;
  private static final int LONGEST_MAIN = 7;
  private static final int LONGEST_BODY = 3;
  private static final int MOST_RUNS = 3;
  private static final int LONGEST_BLOCK = 8;
  private static final double TOO_LONG = 1L << 31;

  private static final Arbitrary<String> IDS = Arbitraries.of("a", "b", "c", "d", "e", "f");

  private static final Arbitrary<Double> DELAYS = Arbitraries.frequency(
      Tuple.of(2, 0.0), Tuple.of(6, 1.0), Tuple.of(5, 2.0), Tuple.of(4, 3.0), Tuple.of(3, 5.0), Tuple.of(2, 10.0),
      Tuple.of(1, 1.9), Tuple.of(1, 2.5), Tuple.of(1, -1.0), Tuple.of(1, TOO_LONG));

  private Programs() {}

  static Arbitrary<List<Step>> all() {
    return steps(DEPTH).list().ofMinSize(1).ofMaxSize(LONGEST_MAIN);
  }

  private static Arbitrary<List<Step>> bodies(int depth) {
    return depth == 0 ? Arbitraries.just(List.of()) : steps(depth - 1).list().ofMaxSize(LONGEST_BODY);
  }

  private static Arbitrary<Step> steps(int depth) {
    var bodies = bodies(depth);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Combinators.combine(IDS, DELAYS, bodies).as(SetTimeout::new)),
        Tuple.of(2, Combinators.combine(IDS, DELAYS, Arbitraries.integers().between(1, MOST_RUNS), bodies).as(SetInterval::new)),
        Tuple.of(4, Combinators.combine(IDS, bodies).as(SetImmediate::new)),
        Tuple.of(3, Combinators.combine(IDS, bodies).as(NextTick::new)),
        Tuple.of(3, Combinators.combine(IDS, bodies).as(QueueMicrotask::new)),
        Tuple.of(2, IDS.map(Clear::new)),
        Tuple.of(1, IDS.map(Refresh::new)),
        Tuple.of(1, IDS.map(Unref::new)),
        Tuple.of(1, IDS.map(Ref::new)),
        Tuple.of(4, Arbitraries.longs().between(0, LONGEST_BLOCK).map(Block::new)),
        Tuple.of(1, Arbitraries.just(new Throw())));
  }
}
