package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.ConcurrencyModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code lab serve} as users and scripts see it: a process with output, signals and an exit code. */
@Timeout(120)
class ServeProcessTest {
  private static final Pattern READY = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+) \\(([a-z-]+), ([a-z-]+)\\)");
  private static final int SOCKET_TIMEOUT_MILLIS = 30_000;

  static List<String> models() {
    return ConcurrencyModel.all().stream().map(ConcurrencyModel::name).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void mustServeUntilTerminatedAndEndInGoodOrder(String model) throws Exception {
    try (var lab = LabProcess.start("serve", "--model", model, "--protocol", "echo")) {
      var ready = READY.matcher(lab.nextLine());
      assertThat(ready.matches()).isTrue();
      assertThat(ready.group(2)).isEqualTo(model);
      try (var client = connect(Integer.parseInt(ready.group(1)))) {
        assertThat(echo(client, "hello\n")).isEqualTo("hello\n");
        lab.terminate();
        assertThat(client.getInputStream().read()).as("drained, not reset").isEqualTo(-1);
      }
      assertThat(lab.exitCode()).isZero();
      assertThat(lab.restOfOutput()).as("nothing but the ready line").isEmpty();
      assertThat(lab.errorOutput()).singleElement().asString()
          .contains("drained after 1 connections, 6 bytes in, 6 bytes out", "1: the server drained");
    }
  }

  @Test
  void mustTellWhereTheLivePageIs() throws Exception {
    try (var lab = LabProcess.start("serve", "--model", models().getFirst(), "--live")) {
      var ready = READY.matcher(lab.nextLine());
      assertThat(ready.matches()).isTrue();
      assertThat(ready.group(3)).isEqualTo("broadcast");
      assertThat(lab.nextLine()).isEqualTo("live page: http://127.0.0.1:" + ready.group(1) + "/live");
      try (var client = connect(Integer.parseInt(ready.group(1)))) {
        client.getOutputStream().write("GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(client.getInputStream().readNBytes(15), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
      }
      lab.terminate();
      assertThat(lab.exitCode()).isZero();
    }
  }

  @Test
  void mustTakeCtrlCForTheSame() throws Exception {
    try (var lab = LabProcess.start("serve", "--model", models().getFirst(), "--protocol", "broadcast")) {
      assertThat(lab.nextLine()).endsWith(", broadcast)");
      lab.interrupt();
      assertThat(lab.exitCode()).isZero();
    }
  }

  @Test
  void mustTellTheUrlOfWhatABrowserCanOpen() throws Exception {
    try (var lab = LabProcess.start("serve", "--model", models().getFirst(), "--protocol", "http")) {
      var line = lab.nextLine();
      var url = line.substring(line.lastIndexOf(' ') + 1);
      assertThat(line).isEqualTo("listening on %s (%s, http)  %s", url.replaceAll("http://|/$", ""), models().getFirst(), url);
      try (var page = URI.create(url + "health").toURL().openStream()) {
        assertThat(page.readAllBytes()).asString().isEqualTo("ok\n");
      }
    }
  }

  @Test
  void mustExitWithTwoAfterOneLineAboutMisuse() throws Exception {
    try (var lab = LabProcess.start("serve", "--model", "none", "--protocol", "echo")) {
      assertThat(lab.exitCode()).isEqualTo(2);
      assertThat(lab.restOfOutput()).isEmpty();
      assertThat(lab.errorOutput()).hasSize(1);
    }
  }

  private static Socket connect(int port) throws IOException {
    var client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
    return client;
  }

  private static String echo(Socket client, String line) throws IOException {
    client.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
    return new String(client.getInputStream().readNBytes(line.length()), StandardCharsets.US_ASCII);
  }
}
