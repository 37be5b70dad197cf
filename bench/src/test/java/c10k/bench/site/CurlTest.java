package c10k.bench.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.site.Tool.Run;
import c10k.http.HttpDate;
import c10k.server.ConcurrencyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** curl, as people use it, and each model's server. */
@Timeout(120)
class CurlTest {
  private static final String MODELS = "c10k.bench.site.ServedSite#models";

  @TempDir
  private Path folder;

  @BeforeAll
  static void curlIsThere() {
    Tool.require("curl");
  }

  /** Silent but for errors, and not for ever; without settings of this user. */
  private static Run curl(byte[] input, Object... options) throws Exception {
    var command = new ArrayList<>(List.of("curl", "-q", "-sS", "--noproxy", "*", "--max-time", "30"));
    for (var option : options) {
      command.add(option.toString());
    }
    var run = Run.withInput(input, command.toArray(String[]::new));
    assertThat(run.exitCode()).as("curl: " + run.output()).isZero();
    return run;
  }

  private static String output(Object... options) throws Exception {
    return curl(new byte[0], options).output();
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void curlMUSTBeHappyWithWhatItSees(ConcurrencyModel model) throws Exception {
    try (var site = ServedSite.on(model, folder)) {
      assertThat(output("-v", site.at("")))
          .contains("< HTTP/1.1 200 OK", "C10K Lab", "left intact")
          .doesNotContainIgnoringCase("error", "excess", "illegal");
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void twoRequestsMUSTGoOverOneConnectionUnlessTheyAreOfTheOldKind(ConcurrencyModel model) throws Exception {
    try (var site = ServedSite.on(model, folder)) {
      assertThat(output(site.at("health"), site.at("health"))).isEqualTo("ok\nok\n");
      assertThat(site.accepted()).isEqualTo(1);
      assertThat(output("--http1.0", site.at("health"), site.at("health"))).isEqualTo("ok\nok\n");
      assertThat(site.accepted()).isEqualTo(3);
      assertThat(output("--http1.0", "-H", "Connection: keep-alive", site.at("health"), site.at("health"))).isEqualTo("ok\nok\n");
      assertThat(site.accepted()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void bodiesMUSTComeBack(ConcurrencyModel model) throws Exception {
    try (var site = ServedSite.on(model, folder)) {
      var body = Arrays.copyOf(site.longContent(), 1_000_000);
      assertThat(output("-d", "name=value", site.at("echo"))).isEqualTo("name=value");
      assertThat(curl(body, "-X", "POST", "-T", "-", site.at("echo")).output().getBytes(ISO_8859_1)).as("in chunks").isEqualTo(body);
      assertThat(curl(body, "--data-binary", "@-", "-H", "Expect: 100-continue", site.at("echo")).output().getBytes(ISO_8859_1))
          .as("after 100 Continue").isEqualTo(body);
      assertThat(output("-v", "-d", "a", "-H", "Expect: 100-continue", site.at("echo"))).contains("< HTTP/1.1 100 Continue");
      assertThat(output("--http1.0", "-d", "old", site.at("echo"))).isEqualTo("old");
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void aBodyThatIsTooLongMUSTBeRefusedBeforeItIsSent(ConcurrencyModel model) throws Exception {
    try (var site = ServedSite.on(model, folder)) {
      var refused = curl(site.longContent(), "--data-binary", "@-", "-H", "Expect: 100-continue", "-w", "%{http_code} %{size_upload}", site.at("echo"));
      assertThat(refused.output()).contains("longer than").endsWith("413 0");
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void filesMUSTBeGivenAsCurlAsksForThem(ConcurrencyModel model) throws Exception {
    try (var site = ServedSite.on(model, folder)) {
      var copy = folder.resolve("copy");
      output("-o", copy, site.at(ServedSite.LONG_NAME));
      assertThat(Files.mismatch(copy, folder.resolve("long.bin"))).isEqualTo(-1);
      Files.write(copy, Arrays.copyOf(site.longContent(), 5_000_000));
      output("-C", "-", "-o", copy, site.at(ServedSite.LONG_NAME));
      assertThat(Files.mismatch(copy, folder.resolve("long.bin"))).as("after going on where it ended").isEqualTo(-1);
      assertThat(output("-r", "1-3", site.at(ServedSite.SHORT_NAME))).isEqualTo("bcd");
      assertThat(output("-r", "-2", site.at(ServedSite.SHORT_NAME))).isEqualTo("yz");
      assertThat(output("-r", "0-0,25-", site.at(ServedSite.SHORT_NAME))).contains("\r\n\r\na\r\n", "\r\n\r\nz\r\n");
      assertThat(output("-I", site.at(ServedSite.SHORT_NAME))).startsWith("HTTP/1.1 200 OK").contains("Content-Length: 26");
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void aCopyMUSTOnlyBeFetchedWhenItIsOld(ConcurrencyModel model) throws Exception {
    try (var site = ServedSite.on(model, folder)) {
      var tag = folder.resolve("tag");
      var status = "%{http_code}";
      assertThat(output("--etag-save", tag, "-w", status, site.at(ServedSite.SHORT_NAME))).isEqualTo(ServedSite.SHORT + "200");
      assertThat(output("--etag-compare", tag, "-w", status, site.at(ServedSite.SHORT_NAME))).isEqualTo("304");
      assertThat(output("-z", HttpDate.format(ServedSite.WRITTEN), "-w", status, site.at(ServedSite.SHORT_NAME))).isEqualTo("304");
      assertThat(output("-z", HttpDate.format(ServedSite.WRITTEN.minusSeconds(1)), "-w", status, site.at(ServedSite.SHORT_NAME))).isEqualTo(ServedSite.SHORT + "200");
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void noPathMUSTLeadOutOfTheFolder(ConcurrencyModel model) throws Exception {
    try (var site = ServedSite.on(model, Files.createDirectory(folder.resolve("inner")))) {
      Files.writeString(folder.resolve("secret"), "secret");
      for (var path : List.of("../secret", "%2e%2e/secret", "..%2fsecret", "..%5csecret", "x/../../secret", "%c0%ae%c0%ae/secret", "/../secret")) {
        assertThat(output("--path-as-is", "-w", " %{http_code}", site.at("files/" + path))).doesNotContain("secret").matches("(?s).* 40[034]");
      }
    }
  }
}
