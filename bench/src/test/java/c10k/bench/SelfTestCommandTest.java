package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misuse of {@code lab self-test}: one line that says what is allowed, and exit code 2. */
class SelfTestCommandTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--runs 0 | 0 is not from 1 to 1000",
      "--runs many | 'many' is not an int",
      "--rounds 2 | 2 is not from 3 to 100",
      "--slowdown 0 | 0 is not from 1 to",
      "--seed x | 'x' is not a long"
  })
  void misuseMustBeOneLine(String options, String message) {
    var run = LabRun.of(("self-test " + options).split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lab self-test: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }
}
