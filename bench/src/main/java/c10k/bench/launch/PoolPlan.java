package c10k.bench.launch;

import c10k.bench.pool.Connector;
import c10k.bench.pool.PoolContestants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which pools to compare, and how.
 *
 * @param measures what to measure, in this order
 * @param pools labels of those that take part; empty means all
 * @param threads of {@link PoolMeasure#ACQUIRE}, and chains of {@link PoolMeasure#LOOP}
 * @param size resources in these two
 * @param time of a measured iteration; warming up takes twice as long
 * @param spikes in a trial
 * @param reference label of the pool that others are compared with
 * @param budget when to begin no further round, if there is a limit
 * @param out folder of the results
 * @param repeatCommand does the same again
 */
public record PoolPlan(
    int rounds,
    List<PoolMeasure> measures,
    Set<String> pools,
    List<Integer> threads,
    int size,
    Duration time,
    int spikes,
    String reference,
    long seed,
    Optional<Duration> budget,
    Path out,
    String repeatCommand) {

  private static final Duration AROUND = Duration.ofMillis(900);
  private static final Duration SPIKE = Duration.ofMillis(350);
  private static final int WARMUP_SPIKES = 3;
  private static final int SPIKES_PER_CROWD = 4;

  public PoolPlan {
    measures = List.copyOf(measures);
    pools = Set.copyOf(pools);
    threads = List.copyOf(threads);
  }

  /** In the order in which a round runs them. */
  List<PoolScenario> scenarios() {
    var scenarios = new ArrayList<PoolScenario>();
    for (var measure : measures) {
      switch (measure) {
        case ACQUIRE, LOOP -> threads.forEach(count -> scenarios.add(new PoolScenario(measure, count)));
        default -> scenarios.add(new PoolScenario(measure, 0));
      }
    }
    return scenarios;
  }

  /** Who takes part in this; a connection per query counts as no pool. */
  List<String> labels(PoolMeasure measure) {
    return measure.labels().stream().filter(label -> pools.isEmpty() || pools.contains(asPool(label))).toList();
  }

  private static String asPool(String label) {
    return label.equals(Connector.CONNECT) ? PoolContestants.NONE : label;
  }

  /** All trials by rounds; the order is random in every odd round, and mirrored in the next. */
  List<List<PoolTrial>> schedule() {
    var everybody = new LinkedHashSet<String>();
    measures.forEach(measure -> everybody.addAll(labels(measure)));
    var schedule = new ArrayList<List<PoolTrial>>();
    for (var order : Schedule.orders(List.copyOf(everybody), rounds, seed)) {
      schedule.add(round(schedule.size() + 1, order));
    }
    return schedule;
  }

  private List<PoolTrial> round(int round, List<String> order) {
    var trials = new ArrayList<PoolTrial>();
    for (var scenario : scenarios()) {
      var labels = labels(scenario.measure());
      order.stream().filter(labels::contains).forEach(label -> trials.add(new PoolTrial(round, scenario, label)));
    }
    return trials;
  }

  /** In a crowd every spike has ten times the turns. */
  int spikes(PoolMeasure measure) {
    return measure == PoolMeasure.CROWD ? Math.max(1, spikes / SPIKES_PER_CROWD) : spikes;
  }

  /** What a trial is expected to take; corrected while running by what trials did take. */
  Duration estimate(PoolTrial trial) {
    return switch (trial.scenario().measure()) {
      case SPIKE, CROWD -> AROUND.plus(SPIKE.multipliedBy(WARMUP_SPIKES + spikes(trial.scenario().measure())));
      default -> AROUND.plus(time.multipliedBy(3));
    };
  }
}
