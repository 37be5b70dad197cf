package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.ConcurrencyModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misuse gets one line that says what is allowed, and exit code 2; trouble of the world gets 1. */
@Timeout(60)
class LabTest {

  @Test
  void mustPrintItsUsageWithoutACommand() {
    var run = LabRun.of();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: lab", "serve", "load", "bench", "doctor", "pool-size");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--help", "serve --help", "load --help", "bench --help", "doctor --help", "pool-size --help"})
  void mustHelpOnStandardOutput(String commandLine) {
    var run = LabRun.of(commandLine.split(" ", -1));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: lab").doesNotContain("(?");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--version", "serve --version", "load --version", "doctor --version", "pool-size --version"})
  void mustTellItsVersionAndTheJdks(String commandLine) {
    var run = LabRun.of(commandLine.split(" ", -1));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("lab ").contains("JDK " + Runtime.version().feature());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "nonsense | nonsense",
      "serve | '--model=MODEL'",
      "serve --model event-loop | Missing required option: '--protocol=PROTOCOL'",
      "serve --model event-loop --live --cluster 2 | take --live or --cluster",
      "serve --model X --protocol echo | no model 'X'",
      "serve --model event-loop --protocol X | no protocol 'X'; choose one of: echo, broadcast, work, http, websocket-echo, websocket-broadcast",
      "serve --model event-loop --protocol echo --port 65536 | 65536, but must be from 0 to 65535",
      "serve --model event-loop --protocol echo --port -1 | -1, but must be from 0 to 65535",
      "serve --model event-loop --protocol echo --port many | 'many' is not an int",
      "serve --model event-loop --protocol echo --host nowhere.invalid | nowhere.invalid:0: the host name is unknown",
      "serve --model event-loop --protocol echo --host 192.0.2.1 | No network interface of this machine has that address",
      "serve --model event-loop --protocol echo --max-threads 5 | event-loop has no option 'max-threads'; it has lag-sample, loops, offload",
      "serve --model event-loop --protocol echo --loops 0 | 'loops' is 0, but must be from 1 to",
      "serve --model thread-pool --protocol echo --min-spare 9 --max-threads 8 | must not exceed 'max-threads'",
      "serve --model event-loop --protocol echo --offload 1025 | 'offload' is 1025, but must be from 0 to 1024",
      "serve --model event-loop --protocol echo --cluster 0 | workers of a cluster is 0, but must be from 1 to 64",
      "serve --model event-loop --protocol echo --cluster 65 | must be from 1 to 64",
      "serve --model event-loop --protocol echo --cluster many | 'many' is not an int",
      "serve --model event-loop --protocol echo --cluster 2 --loops 0 | 'loops' is 0",
      "serve --model event-loop --protocol echo --cluster 2 --host 192.0.2.1 | No network interface of this machine has that address",
      "serve --model thread-pool --protocol echo --cluster 2 | Only event-loop runs as a cluster",
      "serve --model event-loop --protocol echo --max-connections 0 | must be at least 1",
      "serve --model event-loop --protocol echo --max-line 0 | must be at least 1",
      "serve --model event-loop --protocol http --max-line 5 | http has no option --max-line; it has --files, --max-body",
      "serve --model event-loop --protocol echo --files . --deflate | echo has no option --files; it has --max-line. echo has no option --deflate",
      "serve --model event-loop --protocol websocket-echo --max-body 5 | websocket-echo has no option --max-body; it has --deflate, --max-message",
      "serve --model event-loop --protocol http --files no/where | There is no folder 'no/where'",
      "serve --model event-loop --protocol http --files pom.xml | 'pom.xml' is no folder to take files from, but a file",
      "serve --model event-loop --protocol http --max-body -1 | maxBodyBytes is -1",
      "serve --model event-loop --protocol websocket-broadcast --max-message 0 | maxMessageBytes is 0",
      "serve --model event-loop --protocol http --cluster 2 --files no/where | There is no folder 'no/where'",
      "serve --model event-loop --protocol echo --idle-timeout 5 | such as 500ms, 30s, 5m, 1h or 0",
      "serve --model event-loop --protocol echo --unknown 5 | --unknown",
      "load | '--target=HOST:PORT'",
      "load --target localhost | is not of the form HOST:PORT",
      "load --target localhost:0 | must be from 1 to 65535",
      "load --target nowhere.invalid:7000 | host 'nowhere.invalid' is unknown",
      "load --target localhost:7000 --connections 0 | connections is 0",
      "load --target localhost:7000 --line-bytes 32 | line length is 32, but must be from 33 to",
      "load --target localhost:7000 --rate 0 | rate is 0.0",
      "load --target localhost:7000 --duration 0 | measured time is 0 ms",
      "doctor --connections 0 | must be at least 1",
      "pool-size | Nothing is known",
      "pool-size --rate 500/s | Missing required option: '--time-in-use=TIME', without which --rate tells nothing",
      "pool-size --rate many --time-in-use 20ms | 'many' is no rate such as 500/s",
      "pool-size --rate 0 --time-in-use 0 | The rate is 0 per second, but must be above zero, and at most a thousand million. timeInUse is PT0S",
      "pool-size --cores 4 --instances 2 | '--limit=N', which --instances share",
      "pool-size --cores 4 --preset fast | 'fast' is none of high-throughput, low-latency, resource-constrained, balanced",
      "pool-size --cores 4 --smallest 9 --largest 8 | smallest is 9, but must not exceed largest"
  })
  void mustAnswerMisuseWithOneLine(String commandLine, String message) {
    var run = LabRun.of(commandLine.split(" ", -1));
    assertThat(run.err()).contains(message).startsWith("lab").hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void mustNameAllModelsToWhoKnowsNone() {
    var run = LabRun.of("serve", "--model", "X", "--protocol", "echo");
    assertThat(run.err()).contains(ConcurrencyModel.all().stream().map(ConcurrencyModel::name).toList());
  }

  @Test
  void mustOfferTheOptionsOfAllModels() {
    var help = LabRun.of("serve", "--help").out();
    for (var model : ConcurrencyModel.all()) {
      for (var option : model.options()) {
        assertThat(help).contains("--" + option.name() + "=N");
      }
    }
  }

  @Test
  void mustRefuseAPortThatIsInUse() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(other.getLocalPort());
      var run = LabRun.of("serve", "--model", "event-loop", "--protocol", "echo", "--port", port);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains(port, "in use").hasLineCount(1);
    }
  }
}
