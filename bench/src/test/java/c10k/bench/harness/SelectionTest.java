package c10k.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked for by which words. */
class SelectionTest {
  private static final Turnout QUICK = new Turnout(2, List.of("loop", "pool", "rival"));
  private static final Turnout FULL = new Turnout(6, List.of("loop", "pool", "pool[workers=8]", "rival", "other-rival"));

  private final List<Scenario> all = List.of(
      scenario("BM1", "echo", List.of("basics"), QUICK, FULL),
      scenario("BM2", "idle", List.of("basics"), Turnout.NONE, FULL),
      scenario("BM8", "freeze", List.of("lessons"), Turnout.NONE, new Turnout(1, List.of("loop"))),
      scenario("", "http", List.of(Scenario.ON_REQUEST), QUICK, FULL));

  private static Scenario scenario(String id, String name, List<String> groups, Turnout quick, Turnout full) {
    var launch = Launch.of(new CaseRecord("only", "only", Map.of()), Duration.ofSeconds(1));
    return new Scenario(id, name, groups, name, "?", "", "message", "loop", new Rivals(), task -> {
      throw new IOException("not run: " + task.contestant());
    }, List.of(Figure.SCORE), List.of(launch), quick, full);
  }

  /** Who is called a rival is a peer. */
  private record Rivals() implements Roster {

    @Override
    public String description(String label) {
      return label;
    }

    @Override
    public boolean isPeer(String label) {
      return label.contains("rival");
    }

    @Override
    public Optional<String> refusal(String label) {
      return Optional.empty();
    }
  }

  private List<PlannedScenario> quick(List<String> only, List<String> models, boolean peers) {
    return new Selection(Profile.QUICK, only, models, peers, Optional.empty(), Optional.empty(), Optional.empty()).of(all);
  }

  private List<PlannedScenario> full(Optional<String> reference, Optional<Integer> rounds, Optional<Boolean> control) {
    return new Selection(Profile.FULL, List.of(), List.of(), true, reference, rounds, control).of(all);
  }

  private static List<String> names(List<PlannedScenario> planned) {
    return planned.stream().map(one -> one.scenario().name()).toList();
  }

  @Test
  void aProfileMUSTHaveItsUsualScenarios() {
    assertThat(names(quick(List.of(), List.of(), true))).containsExactly("echo");
    assertThat(names(full(Optional.empty(), Optional.empty(), Optional.empty()))).containsExactly("echo", "idle", "freeze");
  }

  @Test
  void scenariosMUSTBeFoundByIdNameAndGroup() {
    assertThat(names(quick(List.of("bm2"), List.of(), true))).containsExactly("idle");
    assertThat(names(quick(List.of("http", "BM1"), List.of(), true))).containsExactly("echo", "http");
    assertThat(names(quick(List.of("basics"), List.of(), true))).containsExactly("echo", "idle");
  }

  @Test
  void whoIsAskedForAloneMUSTHaveRoundsInTheShortProfileToo() {
    assertThat(quick(List.of("idle", "freeze"), List.of(), true)).extracting(PlannedScenario::rounds).containsExactly(2, 1);
    assertThat(quick(List.of("idle"), List.of(), true).getFirst().labels()).isEqualTo(FULL.labels());
  }

  @Test
  void modelsMUSTBeFoundByNameOrLabelAndPeersKept() {
    assertThat(quick(List.of("idle"), List.of("pool"), true).getFirst().labels()).containsExactly("pool", "pool[workers=8]", "rival", "other-rival");
    assertThat(quick(List.of("idle"), List.of("pool[workers=8]"), false).getFirst().labels()).containsExactly("pool[workers=8]");
  }

  @Test
  void aModelWithOtherOptionsMUSTTakePart() {
    assertThat(quick(List.of(), List.of("loop", "loop[burnNanos=600]"), false).getFirst().labels()).containsExactly("loop", "loop[burnNanos=600]");
  }

  @Test
  void theFirstMUSTStandInForAReferenceThatIsNotThere() {
    assertThat(quick(List.of(), List.of("pool"), false).getFirst().reference()).isEqualTo("pool");
    assertThat(full(Optional.of("pool"), Optional.empty(), Optional.empty())).extracting(PlannedScenario::reference).containsExactly("pool", "pool", "loop");
  }

  @Test
  void theControlMUSTRunInTheFullProfileWhereThereAreRoundsToCompare() {
    assertThat(full(Optional.empty(), Optional.empty(), Optional.empty())).extracting(PlannedScenario::control).containsExactly(true, true, false);
    assertThat(full(Optional.empty(), Optional.of(3), Optional.of(false))).noneMatch(PlannedScenario::control).allMatch(planned -> planned.rounds() == 3);
    assertThat(quick(List.of(), List.of(), true)).noneMatch(PlannedScenario::control);
  }

  @Test
  void whatIsNotThereMUSTBeSaid() {
    assertThatThrownBy(() -> quick(List.of("speed"), List.of(), true))
        .hasMessage("Invalid value for option '--only': 'speed' is none of BM1, BM2, BM8, echo, idle, freeze, http, basics, lessons");
    assertThatThrownBy(() -> quick(List.of(), List.of("rival"), true)).hasMessageContaining("'--models': 'rival' is none of loop, pool");
    assertThatThrownBy(() -> full(Optional.of("nobody"), Optional.empty(), Optional.empty())).hasMessageContaining("'--reference': 'nobody' is none of loop");
    assertThatThrownBy(() -> quick(List.of("freeze"), List.of("pool"), true)).hasMessageContaining("'pool' is none of loop");
    assertThatThrownBy(() -> quick(List.of("freeze", "echo"), List.of("pool"), false)).hasMessageContaining("nobody of pool takes part in freeze");
  }
}
