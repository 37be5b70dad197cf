package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misuse of {@code lab bench}: one line that says what is allowed, and exit code 2. */
class BenchCommandTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--profile slow | 'slow' is none of quick, full",
      "--only http --models fast | 'fast' is none of event-loop, thread-per-connection, thread-pool, virtual-threads",
      "--only http --models thread-pool[workers] | 'workers' is no option such as",
      "--only speed | Invalid value for option '--only': 'speed' is none of ",
      "--only http,speed | 'speed' is none of ",
      "--rounds 0 | 0 is not from 1 to",
      "--rounds many | 'many' is not an int",
      "--only http --reference nobody | 'nobody' is none of event-loop",
      "--only http --models thread-pool --no-peers --reference event-loop | 'event-loop' is none of thread-pool",
      "--placement both | 'both' is none of split, shared",
      "--seed x | 'x' is not a long",
      "--budget soon | such as 500ms",
      "--scenario websocket-1k | 'websocket-1k' is none of websocket-10k, websocket-100k",
      "--scenario websocket-10k --connections 16001 | 16001 is not from 10 to 16000",
      "--scenario websocket-10k --connections 10,20 | '10,20' is not an int",
      "--scenario websocket-10k --list | '--list' does not go with '--scenario websocket-10k'",
      "--scenario websocket-10k --rounds 3 | '--rounds' does not go with '--scenario websocket-10k'",
      "--scenario websocket-100k --models event-loop | '--models' does not go with '--scenario websocket-100k'",
      "--scenario websocket-10k --models fast | 'fast' is none of event-loop",
      "--hold 3s | '--hold' goes only with '--scenario'",
      "--connections 64 | '--connections' goes only with '--scenario'",
      "--resume somewhere --rounds 3 | '--rounds' does not go with '--resume'",
      "--nonsense | --nonsense"
  })
  void misuseMustBeOneLine(String options, String message) {
    var run = LabRun.of(("bench " + options).split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lab bench: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }
}
