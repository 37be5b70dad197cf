package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misuse of {@code lab pool-bench}: one line that says what is allowed, and exit code 2. */
class PoolBenchCommandTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--pools best | 'best' is none of",
      "--only speed | 'speed' is none of acquire, loop, virtual, spike, crowd, connect",
      "--rounds 0 | 0 is not from 1 to",
      "--rounds many | 'many' is not an int",
      "--threads 1,0 | 0 is not from 1 to",
      "--size 0 | 0 is not from 1 to",
      "--spikes 0 | 0 is not from 1 to",
      "--time soon | such as 500ms",
      "--time 10ms | 10 ms is not from 100 to 30000 ms",
      "--time 1h | is not from 100 to 30000 ms",
      "--reference nobody | 'nobody' is none of",
      "--pools stormpot,none --reference hikaricp | 'hikaricp' is none of stormpot, none",
      "--seed x | 'x' is not a long",
      "--budget soon | such as 500ms",
      "--nonsense | --nonsense"
  })
  void misuseMustBeOneLine(String options, String message) {
    var run = LabRun.of(("pool-bench " + options).split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lab pool-bench: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }
}
