package c10k.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.site.Tool.Run;
import c10k.server.ConcurrencyModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Node's http client with an agent that keeps its connections, and each model's server. */
@Timeout(120)
class NodeClientTest {
  private static final String MODELS = "c10k.bench.site.ServedSite#models";

  @TempDir
  private Path folder;

  @BeforeAll
  static void nodeIsThere() {
    Tool.require("node");
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void nodeMUSTGetItsOwnBytesBackOverFewConnections(ConcurrencyModel model) throws Exception {
    var script = folder.resolve("client.js");
    try (var source = Objects.requireNonNull(getClass().getResourceAsStream("client.js"))) {
      Files.writeString(script, new String(source.readAllBytes(), StandardCharsets.UTF_8));
    }
    try (var site = ServedSite.on(model, folder)) {
      var run = Run.of("node", script.toString(), site.at("").toString());
      assertThat(run.output()).isEqualTo("200 echoes, 0 wrong; file of " + site.longContent().length + " bytes; 200 of a body in chunks\n");
      assertThat(run.exitCode()).isZero();
      assertThat(site.accepted()).isBetween(1L, 8L);
      assertThat(site.failures()).isZero();
    }
  }
}
