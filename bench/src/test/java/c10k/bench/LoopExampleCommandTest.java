package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.example.Example;
import org.junit.jupiter.api.Test;

class LoopExampleCommandTest {

  @Test
  void mustListAllExamplesWithoutAName() {
    var run = LabRun.of("loop-example");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(Example.all().size());
    Example.all().forEach(example -> assertThat(run.out()).contains(example.name() + " ").contains(example.summary()));
  }

  @Test
  void mustRunTheOneThatIsNamed() {
    assertThat(LabRun.of("loop-example", "phases").exitCode()).isZero();
  }

  @Test
  void mustRefuseANameThatItDoesNotKnow() {
    var run = LabRun.of("loop-example", "faces");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("'faces'", "all are listed");
  }
}
