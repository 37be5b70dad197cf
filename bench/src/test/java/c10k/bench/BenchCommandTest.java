package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misuse of {@code lab bench}: one line that says what is allowed, and exit code 2. */
class BenchCommandTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--profile slow | 'slow' is none of quick, full",
      "--models fast | 'fast' is none of event-loop, thread-per-connection, thread-pool, virtual-threads",
      "--only speed | 'speed' is none of echo, latency, memory, http, http-keepalive",
      "--only http,echo | http and websocket are comparisons of other servers, so ask for each alone",
      "--rounds 0 | 0 is not from 1 to",
      "--rounds many | 'many' is not an int",
      "--connections 64,0 | 0 is not from 1 to",
      "--reference nobody | 'nobody' is none of event-loop",
      "--models thread-pool --no-peers --reference event-loop | 'event-loop' is none of thread-pool",
      "--seed x | 'x' is not a long",
      "--budget soon | such as 500ms",
      "--scenario websocket-1k | 'websocket-1k' is none of websocket-10k, websocket-100k",
      "--scenario websocket-10k --connections 16001 | 16001 is not from 10 to 16000",
      "--scenario websocket-10k --connections 10,20 | A scenario has one number of connections, not 2",
      "--scenario websocket-10k --rounds 3 | '--rounds' does not go with '--scenario websocket-10k'",
      "--scenario websocket-100k --models event-loop | '--models' does not go with '--scenario websocket-100k'",
      "--scenario websocket-10k --models fast | 'fast' is none of event-loop",
      "--hold 3s | '--hold' goes only with '--scenario'",
      "--nonsense | --nonsense"
  })
  void misuseMustBeOneLine(String options, String message) {
    var run = LabRun.of(("bench " + options).split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("lab bench: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }
}
