package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoopBenchCommandTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--only speed | 'speed' is none of tick, micro, immediate, timer, clear, million, task, post",
      "--rounds 0 | 0 is not from 1 to",
      "--rounds many | 'many' is not an int",
      "--time soon | such as 500ms",
      "--time 10ms | 10 ms is not from 100 to 8000 ms",
      "--time 1h | is not from 100 to 8000 ms",
      "--seed x | 'x' is not a long"
  })
  void misuseMUSTBeOneLine(String options, String message) {
    var run = LabRun.of(("loop-bench " + options).split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lab loop-bench: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }
}
