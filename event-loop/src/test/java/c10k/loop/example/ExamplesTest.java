package c10k.loop.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every example runs, and prints what it says. */
final class ExamplesTest {

  private static List<String> linesOf(String name) throws Exception {
    var example = Example.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      example.run(out);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void namesMUSTBeDistinct() {
    assertThat(Example.all()).extracting(Example::name).doesNotHaveDuplicates();
  }

  @Test
  void phasesMUSTComeInTheirOrder() throws Exception {
    assertThat(linesOf("phases")).extracting(line -> line.replaceAll(":.*", "")).containsExactly("main", "tick", "microtask", "immediate");
  }

  @Test
  void timersMUSTRunListByListAndIntervalsNotCatchUp() throws Exception {
    assertThat(linesOf("timers")).containsExactly(
        "A: 10 ms, set at 0",
        "C: 10 ms, set at 2, in one list with A",
        "B: 5 ms, set at 6, due before C",
        "interval of 3 ms at 3 ms",
        "  others in between",
        "interval of 3 ms at 10 ms",
        "  others in between",
        "interval of 3 ms at 17 ms",
        "  others in between");
  }

  @Test
  void errorsMUSTCostOneCallbackEach() throws Exception {
    assertThat(linesOf("errors")).containsExactly(
        "recovered: asked for in time",
        "unhandled: nobody asked for this error",
        "uncaught: thrown by the first timer",
        "timer: the second comes before the ticks of the first",
        "tick: of the first timer, only now",
        "exit: code 0");
  }

  @Test
  void promisesMUSTBringResultsAndErrors() throws Exception {
    assertThat(linesOf("promises")).containsExactly(
        "main",
        "tick: before all microtasks",
        "reaction: a microtask, never inside the call",
        "computed by other threads: 625",
        "an error passes down the chain: For input string: \"squared 625\"",
        "finally");
  }
}
