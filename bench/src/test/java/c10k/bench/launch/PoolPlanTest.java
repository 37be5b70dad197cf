package c10k.bench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Interleaved, mirrored, and only those who can take part. */
class PoolPlanTest {

  private static PoolPlan plan(Set<String> pools, PoolMeasure... measures) {
    return new PoolPlan(
        2, List.of(measures), pools, List.of(1, 2), 10, Duration.ofSeconds(1), 20, "hikaricp", 7, Optional.empty(), Path.of("out"), "lab");
  }

  private static List<String> order(List<PoolTrial> round, PoolScenario scenario) {
    return round.stream().filter(trial -> trial.scenario().equals(scenario)).map(PoolTrial::label).toList();
  }

  @Test
  void everySecondRoundMustMirrorTheOneBefore() {
    var schedule = plan(Set.of(), PoolMeasure.ACQUIRE, PoolMeasure.SPIKE).schedule();
    for (var scenario : List.of(
        new PoolScenario(PoolMeasure.ACQUIRE, 1), new PoolScenario(PoolMeasure.ACQUIRE, 2), new PoolScenario(PoolMeasure.SPIKE, 0))) {
      var first = order(schedule.getFirst(), scenario);
      assertThat(first).containsExactlyInAnyOrderElementsOf(scenario.measure().labels());
      assertThat(order(schedule.getLast(), scenario)).isEqualTo(first.reversed());
    }
  }

  @Test
  void onlyChosenPoolsMustTakePart() {
    var plan = plan(Set.of("stormpot", "none"), PoolMeasure.ACQUIRE, PoolMeasure.VIRTUAL, PoolMeasure.CONNECT);
    assertThat(plan.labels(PoolMeasure.ACQUIRE)).containsExactly("stormpot", "none");
    assertThat(plan.labels(PoolMeasure.VIRTUAL)).containsExactly("stormpot");
    assertThat(plan.labels(PoolMeasure.CONNECT)).containsExactly("connect");
  }

  @Test
  void everyColumnMustTellItsUnit() {
    for (var measure : PoolMeasure.values()) {
      assertThat(measure.columns()).isNotEmpty();
      assertThat(measure.columns().getFirst().heading()).containsAnyOf("/µs", "/s", "µs");
    }
  }

  @Test
  void aCrowdMustHaveAtLeastOneSpike() {
    var plan = plan(Set.of(), PoolMeasure.CROWD);
    assertThat(plan.spikes(PoolMeasure.SPIKE)).isEqualTo(20);
    assertThat(plan.spikes(PoolMeasure.CROWD)).isEqualTo(5);
    assertThat(new PoolPlan(
        1, List.of(), Set.of(), List.of(), 1, Duration.ZERO, 1, "", 1, Optional.empty(), Path.of("out"), "").spikes(PoolMeasure.CROWD)).isEqualTo(1);
  }
}
