package c10k.bench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.process.Service;
import c10k.bench.report.ScenarioKind;
import org.junit.jupiter.api.Test;

/** A server that cannot do one thing is still measured in the others. */
class RefusalsTest {
  private final Refusals refusals = new Refusals();

  @Test
  void aRefusalMUSTCountForItsKindOnly() {
    refusals.add("a", ScenarioKind.HTTP_PIPELINED, "it forgets");
    assertThat(refusals.of("a", ScenarioKind.HTTP_PIPELINED)).contains("it forgets");
    assertThat(refusals.of("a-again", ScenarioKind.HTTP_PIPELINED)).contains("it forgets");
    assertThat(refusals.of("a", ScenarioKind.HTTP_CLOSE)).isEmpty();
    assertThat(refusals.of("b", ScenarioKind.HTTP_PIPELINED)).isEmpty();
    assertThat(refusals.ofAll("a", ScenarioChoice.kinds(Service.HTTP))).isEmpty();
  }

  @Test
  void whoIsRefusedInAllMUSTHaveAllReasonsOnce() {
    ScenarioChoice.kinds(Service.HTTP).forEach(kind -> refusals.add("a", kind, kind == ScenarioKind.HTTP_CLOSE ? "late" : "absent"));
    assertThat(refusals.ofAll("a", ScenarioChoice.kinds(Service.HTTP))).isEqualTo("absent; late");
    assertThat(refusals.ofAll("b", ScenarioChoice.kinds(Service.HTTP))).isEmpty();
  }
}
