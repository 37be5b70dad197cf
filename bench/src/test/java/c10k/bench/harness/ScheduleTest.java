package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rounds outermost, whole blocks, mirrored, reproducible. */
class ScheduleTest {

  private static Plan plan(int rounds, long seed) {
    var plan = new ScriptedRun(Path.of("unused"), rounds, Optional.empty()).plan;
    return new Plan(plan.profile(), plan.scenarios(), seed, plan.budget(), plan.repeats(), plan.placement(), plan.arguments());
  }

  @Property(tries = 50)
  void everyRoundMUSTHaveABlockForEachLaunchWithEverybody(@ForAll @IntRange(min = 2, max = 7) int rounds, @ForAll long seed) {
    var plan = plan(rounds, seed);
    var schedule = Schedule.of(plan);
    assertThat(schedule).hasSize(rounds);
    for (int i = 0; i < rounds; i++) {
      int round = i + 1;
      var taking = plan.scenarios().stream().filter(planned -> planned.rounds() >= round).toList();
      assertThat(schedule.get(i)).extracting(block -> block.launch().name())
          .isEqualTo(taking.stream().flatMap(planned -> planned.scenario().launches().stream()).map(Launch::name).toList());
      assertThat(schedule.get(i)).allSatisfy(block -> {
        assertThat(block.round()).isEqualTo(round);
        assertThat(block.order()).containsExactlyInAnyOrderElementsOf(block.planned().entries());
      });
    }
  }

  @Property(tries = 50)
  void everySecondRoundMUSTMirrorTheOneBefore(@ForAll long seed) {
    var schedule = Schedule.of(plan(4, seed));
    for (int block = 0; block < 3; block++) {
      assertThat(schedule.get(1).get(block).order()).isEqualTo(schedule.get(0).get(block).order().reversed());
    }
    assertThat(schedule.get(3).getFirst().order()).isEqualTo(schedule.get(2).getFirst().order().reversed());
  }

  @Test
  void theControlMUSTHaveATurnOfItsOwn() {
    assertThat(Schedule.of(plan(2, 1)).getFirst().getFirst().order()).containsExactlyInAnyOrder("a", "b", "c", "a-again");
  }

  @Test
  void theSeedMUSTDecideTheOrder() {
    assertThat(orders(plan(6, 7))).isEqualTo(orders(plan(6, 7))).isNotEqualTo(orders(plan(6, 8)));
  }

  private static List<List<String>> orders(Plan plan) {
    return Schedule.of(plan).stream().flatMap(List::stream).map(Block::order).toList();
  }

  @Test
  void aScenarioMUSTHaveTheSameOrderAlone() {
    var both = plan(4, 7);
    var alone = new Plan(both.profile(), both.scenarios().subList(1, 2), 7, both.budget(), true, both.placement(), both.arguments());
    assertThat(orders(both)).containsSubsequence(orders(alone));
  }
}
