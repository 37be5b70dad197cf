package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoopTraceCommandTest {
  @TempDir
  private Path folder;

  private LabRun trace(String json) throws IOException {
    var file = folder.resolve("program.json");
    Files.writeString(file, json);
    return LabRun.of("loop-trace", file.toString());
  }

  @Test
  void everyKindOfStepMUSTWriteItsLines() throws IOException {
    var run = trace("""
        {"main": [
          {"op": "timeout", "id": "timeout", "ms": 10, "do": [{"op": "tick", "id": "tick in it"}, {"op": "throw"}, {"op": "tick", "id": "skipped"}]},
          {"op": "timeout", "id": "cleared", "ms": 1},
          {"op": "interval", "id": "interval", "ms": 4, "times": 2},
          {"op": "immediate", "id": "immediate"},
          {"op": "micro", "id": "micro", "do": []},
          {"op": "tick", "id": "tick"},
          {"op": "clear", "id": "cleared"},
          {"op": "clear", "id": "never set"},
          {"op": "block", "ms": 2}
        ]}
        """);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).containsExactly(
        "tick", "micro", "immediate", "interval", "interval", "timeout", "uncaught", "tick in it");
  }

  @Test
  void anErrorOfMainMUSTSkipItsRestOnly() throws IOException {
    var run = trace("""
        {"main": [{"op": "timeout", "id": "a", "ms": 0}, {"op": "tick", "id": "b"}, {"op": "throw"}, {"op": "tick", "id": "c"}]}
        """);
    assertThat(run.out().lines()).containsExactly("uncaught", "b", "a");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1.9, b a", "1e999, b a", "-5, b a", "2147483648, b a", "2.5, b a", "3, a b"})
  void anyNumberMUSTDoAsADelay(String millis, String order) throws IOException {
    var run = trace("{\"main\":[{\"op\":\"timeout\",\"id\":\"a\",\"ms\":3},{\"op\":\"timeout\",\"id\":\"b\",\"ms\":%s}]}".formatted(millis));
    assertThat(run.out().lines()).containsExactly(order.split(" "));
  }

  @Test
  void anEmptyProgramMUSTWriteNothing() throws IOException {
    var run = trace("{\"main\":[]}");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void standardInputMUSTDo() {
    var before = System.in;
    System.setIn(new ByteArrayInputStream("{\"main\":[{\"op\":\"tick\",\"id\":\"é\"}]}".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(LabRun.of("loop-trace", "-").out().lines()).containsExactly("é");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aMalformedProgramMUSTBeOneLineWithThePlace() throws IOException {
    var run = trace("{\"main\":[{\"op\":\"tick\",\"id\":\"a\",\"do\":[{\"op\":\"sleep\"}]}]}");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString()
        .startsWith("lab loop-trace: " + folder).contains("program.json: main[0].do[0].op: unknown op \"sleep\"; use one of timeout, ");
  }

  @Test
  void aProgramThatTakesTooLongMUSTBeOneLine() throws IOException {
    var run = trace("{\"main\":[{\"op\":\"block\",\"ms\":9223372036854775807}]}");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("292 years");
  }

  @Test
  void aFileThatCannotBeReadMUSTBeOneLine() {
    for (var name : new String[] {folder.resolve("missing.json").toString(), folder.toString()}) {
      var run = LabRun.of("loop-trace", name);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err().lines()).singleElement().asString().startsWith("lab loop-trace: " + name + ": ");
    }
  }

  @Test
  void withoutAFileItMUSTSaySo() {
    var run = LabRun.of("loop-trace");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("FILE");
  }
}
