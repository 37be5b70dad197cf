package c10k.bench.jmh;

import c10k.bench.claim.Footprint;
import c10k.bench.claim.Idle;
import c10k.bench.claim.Idlers;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;

/** What a thread or a process costs that only waits, as a slope over their number, and how long a life without work takes: {@code -p label=idle-thread}. */
public class ClaimIdle extends ClaimShot {
  private static final double NANOS_PER_MICRO = 1_000;

  /** Both. */
  @Benchmark
  public List<Footprint> idle() throws IOException, InterruptedException {
    var kind = Idle.labelled(label);
    try (var idlers = kind.open()) {
      TrialFigures.put(Figure.LIFE_EACH, microsPerLife(idlers, kind.lives()));
      var footprints = new ArrayList<Footprint>();
      for (int count : kind.counts()) {
        idlers.growTo(count);
        footprints.add(idlers.footprint());
      }
      report(footprints, kind.isInHeap());
      return footprints;
    }
  }

  private static double microsPerLife(Idlers idlers, int lives) throws IOException, InterruptedException {
    idlers.live(lives);
    long start = System.nanoTime();
    idlers.live(lives);
    return (System.nanoTime() - start) / NANOS_PER_MICRO / lives;
  }

  private static void report(List<Footprint> footprints, boolean inHeap) {
    double heap = slope(footprints, Footprint::heap);
    TrialFigures.put(Figure.HEAP_EACH, heap);
    if (inHeap) {
      // The resident size follows the heap's policy, not the threads.
      TrialFigures.put(Figure.COST_EACH, heap);
      return;
    }
    double resident = slope(footprints, Footprint::resident);
    double kernel = slope(footprints, Footprint::kernel);
    TrialFigures.put(Figure.COST_EACH, resident + kernel);
    TrialFigures.put(Figure.RESIDENT_EACH, resident);
    TrialFigures.put(Figure.SHARED_EACH, slope(footprints, Footprint::shared));
    TrialFigures.put(Figure.KERNEL_EACH, kernel);
    TrialFigures.put(Figure.RESERVED_EACH, slope(footprints, Footprint::reserved));
  }

  private static double slope(List<Footprint> footprints, ToDoubleFunction<Footprint> bytes) {
    return Line.through(footprints, Footprint::count, bytes).slope();
  }
}
