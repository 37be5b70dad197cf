package c10k.bench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.contestant.Contestants;
import c10k.bench.process.Contestant;
import c10k.bench.process.Service;
import c10k.bench.report.ScenarioKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Interleaved, mirrored, reproducible. */
class ScheduleTest {
  private static final List<String> LABELS = List.of("a", "b", "c", "d", "e");

  private static BenchPlan plan(int rounds, long seed) {
    return new BenchPlan(
        Profile.QUICK, rounds, List.of(64, 1_000), List.of(), "a", false, ScenarioChoice.kinds(Service.ECHO), seed,
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
  void httpMustBeMeasuredInAllItsWaysWithEachNumberOfConnections() {
    var plan = new BenchPlan(
        Profile.FULL, 2, List.of(64, 1_000), List.of(), "a", false, ScenarioChoice.kinds(Service.HTTP), 1, Optional.empty(),
        Path.of("out"), "lab bench");
    for (int round = 1; round <= 2; round++) {
      assertThat(plan.scenarios(round)).containsExactly(
          new Scenario(ScenarioKind.HTTP_KEEPALIVE, 64), new Scenario(ScenarioKind.HTTP_KEEPALIVE, 1_000),
          new Scenario(ScenarioKind.HTTP_PIPELINED, 64), new Scenario(ScenarioKind.HTTP_PIPELINED, 1_000),
          new Scenario(ScenarioKind.HTTP_CLOSE, 64), new Scenario(ScenarioKind.HTTP_CLOSE, 1_000));
    }
    assertThat(plan.service()).isEqualTo(Service.HTTP);
  }

  @Test
  void everyKindMustBeChosenByNameAndHttpAsAWhole() {
    var choices = ScenarioChoice.all().stream().collect(Collectors.toMap(ScenarioChoice::text, ScenarioChoice::kinds));
    for (var kind : ScenarioKind.values()) {
      assertThat(choices.get(kind.text())).containsExactly(kind);
    }
    assertThat(choices.get("http"))
        .containsExactly(ScenarioKind.HTTP_KEEPALIVE, ScenarioKind.HTTP_PIPELINED, ScenarioKind.HTTP_CLOSE);
  }

  @Test
  void everyPeerOfAProfileMustExist() {
    for (var profile : Profile.all()) {
      for (var service : Service.values()) {
        assertThat(Contestants.peers(service).stream().map(Contestant::label).toList()).containsAll(profile.peers(service));
        assertThat(profile.peers(service)).isNotEmpty();
      }
    }
  }

  @Test
  void quickMustFitIntoThreeMinutesWithTwoPeers() {
    var labels = List.of("four", "models", "and", "two", "more", "peers");
    var quick = new BenchPlan(
        Profile.QUICK, Profile.QUICK.rounds(), Profile.QUICK.connections(), List.of(), "four", Profile.QUICK.control(),
        ScenarioChoice.kinds(Service.ECHO), 1, Optional.empty(), Path.of("out"), "lab bench");
    var timeLeft = new TimeLeft<>(
        () -> 0, trial -> Profile.QUICK.timing().estimate(trial.scenario().kind()), Schedule.of(quick, labels));
    assertThat(timeLeft.left()).isLessThan(Duration.ofMinutes(3));
  }
}
