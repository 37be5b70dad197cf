package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.example.Example;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    var console = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(LabRun.of("loop-example", "phases").exitCode()).isZero();
    } finally {
      System.setOut(console);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(4).first().isEqualTo("main");
  }

  @Test
  void mustRefuseANameThatItDoesNotKnow() {
    var run = LabRun.of("loop-example", "faces");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("'faces'", "all are listed");
  }
}
