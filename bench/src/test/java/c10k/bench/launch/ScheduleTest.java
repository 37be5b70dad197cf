package c10k.bench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.report.ScenarioKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Interleaved, mirrored, reproducible. */
class ScheduleTest {
  private static final List<String> LABELS = List.of("a", "b", "c", "d", "e");

  private static BenchPlan plan(int rounds, long seed) {
    return new BenchPlan(
        Profile.QUICK, rounds, List.of(64, 1_000), List.of(), "a", false, EnumSet.allOf(ScenarioKind.class), seed,
        Optional.empty(), Path.of("out"), "lab bench");
  }

  private static List<String> order(List<Trial> round, Scenario scenario) {
    return round.stream().filter(trial -> trial.scenario().equals(scenario)).map(Trial::label).toList();
  }

  @Property(tries = 50)
  void everyRoundMustRunEverybodyInEveryScenario(@ForAll @IntRange(min = 1, max = 7) int rounds, @ForAll long seed) {
    var plan = plan(rounds, seed);
    var schedule = Schedule.of(plan, LABELS);
    assertThat(schedule).hasSize(rounds);
    for (int i = 0; i < rounds; i++) {
      for (var scenario : plan.scenarios(i + 1)) {
        assertThat(order(schedule.get(i), scenario)).containsExactlyInAnyOrderElementsOf(LABELS);
      }
    }
  }

  @Property(tries = 50)
  void everySecondRoundMustMirrorTheOneBefore(@ForAll long seed) {
    var schedule = Schedule.of(plan(4, seed), LABELS);
    var scenario = new Scenario(ScenarioKind.ECHO, 64);
    assertThat(order(schedule.get(1), scenario)).isEqualTo(order(schedule.get(0), scenario).reversed());
    assertThat(order(schedule.get(3), scenario)).isEqualTo(order(schedule.get(2), scenario).reversed());
  }

  @Test
  void theSeedMustDecideTheOrder() {
    assertThat(Schedule.of(plan(4, 7), LABELS)).isEqualTo(Schedule.of(plan(4, 7), LABELS));
    assertThat(Schedule.of(plan(4, 7), LABELS)).isNotEqualTo(Schedule.of(plan(4, 8), LABELS));
  }

  @Test
  void memoryMustBeMeasuredInTheFirstRoundsOnly() {
    assertThat(plan(2, 1).scenarios(1)).contains(new Scenario(ScenarioKind.MEMORY, BenchPlan.MEMORY_CONNECTIONS));
    assertThat(plan(2, 1).scenarios(2)).noneMatch(scenario -> scenario.kind() == ScenarioKind.MEMORY);
  }

  @Test
  void quickMustFitIntoThreeMinutesWithTwoPeers() {
    var labels = List.of("four", "models", "and", "two", "more", "peers");
    var quick = new BenchPlan(
        Profile.QUICK, Profile.QUICK.rounds(), Profile.QUICK.connections(), List.of(), "four", Profile.QUICK.control(),
        EnumSet.allOf(ScenarioKind.class), 1, Optional.empty(), Path.of("out"), "lab bench");
    var timeLeft = new TimeLeft<>(
        () -> 0, trial -> Profile.QUICK.timing().estimate(trial.scenario().kind()), Schedule.of(quick, labels));
    assertThat(timeLeft.left()).isLessThan(Duration.ofMinutes(3));
  }
}
