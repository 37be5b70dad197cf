package c10k.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.loop.trace.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ProgramReaderTest {

  private static List<Step> read(String json) throws MalformedProgramException {
    return ProgramReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyOpMUSTBecomeItsStep() throws MalformedProgramException {
    var steps = read("""
        {"main": [
          {"do": [{"op": "throw"}], "ms": 1.5, "id": "a", "op": "timeout"},
          {"op": "interval", "id": "a", "ms": 0, "times": 2},
          {"op": "immediate", "id": "a"}, {"op": "tick", "id": "a"}, {"op": "micro", "id": "a", "do": []},
          {"op": "clear", "id": "a"}, {"op": "block", "ms": 7.0}
        ]}
        """);
    assertThat(steps).containsExactly(
        new Step.SetTimeout("a", 1.5, List.of(new Step.Throw())),
        new Step.SetInterval("a", 0, 2, List.of()),
        new Step.SetImmediate("a", List.of()),
        new Step.NextTick("a", List.of()),
        new Step.QueueMicrotask("a", List.of()),
        new Step.Clear("a"),
        new Step.Block(7));
  }

  private static Arguments wrong(String json, String... words) {
    return Arguments.of(json, List.of(words));
  }

  private static Arguments wrongStep(String step, String... words) {
    return wrong("{\"main\":[{\"op\":\"throw\"}," + step + "]}", words);
  }

  static Stream<Arguments> wrongPrograms() {
    return Stream.of(
        wrong("", "program", "nothing in it"),
        wrong("{\"main\":[", "line 1, column", "not JSON"),
        wrong("{\"main\":[]} x", "line 1, column", "not JSON"),
        wrong("{\"main\":[]} {}", "not JSON"),
        wrong("{\"main\":[],\"main\":[]}", "not JSON", "Duplicate field 'main'"),
        wrong("[]", "program: must be an object", "is an array"),
        wrong("{}", "program: the key main is missing"),
        wrong("{\"main\":[],\"mian\":[]}", "program: unknown key \"mian\""),
        wrong("{\"main\":{}}", "main: must be an array of steps, but is an object"),
        wrong("{\"main\":null}", "main: must be an array of steps, but is null"),
        wrongStep("7", "main[1]: must be an object", "is a number"),
        wrongStep("{}", "main[1]: the key op is missing", "micro"),
        wrongStep("{\"op\":5}", "main[1].op: must be a string", "is a number"),
        wrongStep("{\"op\":\"Tick\",\"id\":\"a\"}", "main[1].op: unknown op \"Tick\"", "tick"),
        wrongStep("{\"op\":\"timeout\",\"id\":\"a\"}", "main[1]: the key ms is missing", "op, id, ms, perhaps do"),
        wrongStep("{\"op\":\"timeout\",\"ms\":1}", "main[1]: the key id is missing"),
        wrongStep("{\"op\":\"interval\",\"id\":\"a\",\"ms\":1}", "main[1]: the key times is missing"),
        wrongStep("{\"op\":\"immediate\",\"id\":\"a\",\"ms\":1}", "main[1]: unknown key \"ms\"", "op, id, perhaps do"),
        wrongStep("{\"op\":\"throw\",\"do\":[]}", "main[1]: unknown key \"do\""),
        wrongStep("{\"op\":\"timeout\",\"id\":\"a\",\"ms\":\"1\"}", "main[1].ms: must be a number, but is a string"),
        wrongStep("{\"op\":\"timeout\",\"id\":\"a\",\"ms\":null}", "main[1].ms: must be a number, but is null"),
        wrongStep("{\"op\":\"timeout\",\"id\":\"a\",\"ms\":NaN}", "not JSON"),
        wrongStep("{\"op\":\"tick\",\"id\":7}", "main[1].id: must be a string, but is a number"),
        wrongStep("{\"op\":\"tick\",\"id\":\"\"}", "main[1].id: empty"),
        wrongStep("{\"op\":\"tick\",\"id\":\"a\\nb\"}", "main[1].id", "line break"),
        wrongStep("{\"op\":\"interval\",\"id\":\"a\",\"ms\":1,\"times\":0}", "main[1].times: 0 is not a whole number from 1"),
        wrongStep("{\"op\":\"interval\",\"id\":\"a\",\"ms\":1,\"times\":1.5}", "main[1].times: 1.5 is not a whole number"),
        wrongStep("{\"op\":\"interval\",\"id\":\"a\",\"ms\":1,\"times\":1e12}", "main[1].times"),
        wrongStep("{\"op\":\"block\",\"ms\":-1}", "main[1].ms: -1 is not a whole number from 0"),
        wrongStep("{\"op\":\"block\",\"ms\":0.5}", "main[1].ms: 0.5 is not a whole number from 0"),
        wrongStep("{\"op\":\"block\",\"ms\":1e300}", "main[1].ms"),
        wrongStep("{\"op\":\"block\",\"ms\":true}", "main[1].ms: must be a whole number, but is a boolean"),
        wrongStep("{\"op\":\"tick\",\"id\":\"a\",\"do\":{\"op\":\"throw\"}}", "main[1].do: must be an array of steps"),
        wrongStep("{\"op\":\"tick\",\"id\":\"a\",\"do\":[{\"op\":\"throw\"},{\"op\":\"refresh\"}]}", "main[1].do[1].op: unknown op \"refresh\""));
  }

  @ParameterizedTest
  @MethodSource("wrongPrograms")
  void aWrongProgramMUSTBeRefusedWithThePlace(String json, List<String> words) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedProgramException.class).message().contains(words);
  }

  private static String nested(int depth) {
    return "{\"main\":[" + "{\"op\":\"tick\",\"id\":\"a\",\"do\":[".repeat(depth - 1) + "]}".repeat(depth - 1) + "]}";
  }

  @Test
  void aDeepProgramMUSTBeReadAndATooDeepOneRefused() throws MalformedProgramException {
    assertThat(read(nested(ProgramReader.MOST_DEEP))).hasSize(1);
    assertThatThrownBy(() -> read(nested(ProgramReader.MOST_DEEP + 1)))
        .isInstanceOf(MalformedProgramException.class)
        .hasMessageContaining("main[0].do[0]")
        .hasMessageContaining("nested more than 1000 deep");
    assertThatThrownBy(() -> read(nested(100_000))).isInstanceOf(MalformedProgramException.class).hasMessageContaining("nesting depth");
  }
}
