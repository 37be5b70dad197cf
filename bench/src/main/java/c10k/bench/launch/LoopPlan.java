package c10k.bench.launch;

import c10k.bench.loop.LoopMeasure;
import c10k.bench.loop.LoopUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which event loops to compare, and how.
 *
 * @param measures what to measure, in this order
 * @param time of a measured iteration; warming up takes twice as long
 * @param out folder of the results
 * @param repeatCommand does the same again
 */
public record LoopPlan(int rounds, List<LoopMeasure> measures, Duration time, long seed, Path out, String repeatCommand) {

  /** A place in the schedule. */
  record Trial(int round, LoopMeasure measure, String label) {}

  public LoopPlan {
    measures = List.copyOf(measures);
  }

  /**
   * All trials by rounds; the order is random in every odd round, and mirrored in the next.
   *
   * @param hasNode whether Node can take part
   */
  List<List<Trial>> schedule(boolean hasNode) {
    var labels = new ArrayList<>(List.of(LoopUnderTest.OURS, LoopUnderTest.NETTY));
    if (hasNode) {
      labels.add(LoopUnderTest.NODE);
    }
    var schedule = new ArrayList<List<Trial>>();
    for (var order : Schedule.orders(labels, rounds, seed)) {
      schedule.add(round(schedule.size() + 1, order));
    }
    return schedule;
  }

  private List<Trial> round(int round, List<String> order) {
    var trials = new ArrayList<Trial>();
    for (var measure : measures) {
      order.stream().filter(measure.labels()::contains).forEach(label -> trials.add(new Trial(round, measure, label)));
    }
    return trials;
  }
}
