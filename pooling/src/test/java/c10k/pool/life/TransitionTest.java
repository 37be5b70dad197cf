package c10k.pool.life;

import static c10k.pool.ResourceState.ACTIVE;
import static c10k.pool.ResourceState.BROKEN;
import static c10k.pool.ResourceState.CHECKING;
import static c10k.pool.ResourceState.CONNECTING;
import static c10k.pool.ResourceState.GONE;
import static c10k.pool.ResourceState.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.pool.ResourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of transitions makes sense, and is published. */
class TransitionTest {
  private static final Path FOLDER = Path.of("target", "resource-states");

  @Test
  void everyStateMustBeReachable() {
    assertThat(reachable(CONNECTING, EnumSet.noneOf(Transition.class))).containsExactlyInAnyOrder(ResourceState.values());
  }

  @Test
  void everyLifeMustBeAbleToEnd() {
    for (var state : ResourceState.values()) {
      assertThat(reachable(state, EnumSet.noneOf(Transition.class))).as("reachable from " + state).contains(GONE);
    }
  }

  @Test
  void onlyTheLastStateMustBeFinal() {
    for (var state : ResourceState.values()) {
      assertThat(all().noneMatch(transition -> transition.from() == state)).as(state + " is final").isEqualTo(state == GONE);
    }
  }

  @Test
  void nothingMustLeadBackToTheFirstState() {
    assertThat(all()).noneMatch(transition -> transition.to() == CONNECTING);
  }

  @Test
  void onlyAHandOverMustLeadToWhereItStarted() {
    assertThat(all().filter(transition -> transition.from() == transition.to())).containsExactly(Transition.HANDED_OVER);
    assertThat(Transition.HANDED_OVER.from()).isEqualTo(ACTIVE);
  }

  /** What was given up is never lent again. */
  @Test
  void nothingMustComeBackToLife() {
    assertThat(all().filter(transition -> !transition.from().isLive())).noneMatch(transition -> transition.to().isLive());
  }

  /** Or a resource would vanish without being destroyed. */
  @Test
  void onlyWhatWasNeverMadeMustEndWithoutDestruction() {
    assertThat(all().filter(transition -> transition.to() == GONE))
        .containsExactlyInAnyOrder(Transition.CREATE_FAILED, Transition.DESTROYED);
    assertThat(Transition.CREATE_FAILED.from()).isEqualTo(CONNECTING);
    assertThat(Transition.DESTROYED.from()).isEqualTo(BROKEN);
  }

  /** A resource that nobody has looked at is not given to anybody. */
  @Test
  void theOnlyWaysToAHolderMustBeFromIdleAndFromHolder() {
    assertThat(all().filter(transition -> transition.to() == ACTIVE).map(Transition::from)).containsExactlyInAnyOrder(IDLE, ACTIVE);
    assertThat(all().filter(transition -> transition.to() == CHECKING).map(Transition::from)).containsExactlyInAnyOrder(IDLE, ACTIVE);
  }

  @Test
  void theDiagramsMustShowTheWholeTable() throws IOException {
    Files.createDirectories(FOLDER);
    publish("resource-states.mmd", StateDiagram.mermaid(), "-->", 2);
    publish("resource-states.puml", StateDiagram.plantUml(), "-->", 2);
    publish("resource-states.adoc", StateDiagram.asciidoc(), "|`", 0);
    publish("resource-states.md", StateDiagram.markdown(), "| `", 0);
  }

  private static void publish(String file, String text, String mark, int more) throws IOException {
    Files.writeString(FOLDER.resolve(file), text);
    assertThat(text.lines().filter(line -> line.contains(mark))).as(file).hasSize(Transition.values().length + more);
    var states = Stream.of(ResourceState.values()).map(ResourceState::name).toList();
    assertThat(text).as(file).contains(states).endsWith("\n");
  }

  private static Set<ResourceState> reachable(ResourceState from, EnumSet<Transition> taken) {
    var states = new TreeSet<>(Set.of(from));
    all().filter(transition -> transition.from() == from && taken.add(transition))
        .toList()
        .forEach(transition -> states.addAll(reachable(transition.to(), taken)));
    return states;
  }

  private static Stream<Transition> all() {
    return Arrays.stream(Transition.values());
  }
}
