package c10k.bench.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import c10k.bench.site.Tool.Run;
import c10k.server.CloseReason;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import c10k.websocket.DeflateConfig;
import c10k.websocket.DeflateConfig.ContextTakeover;
import c10k.websocket.WebSocketConfig;
import c10k.websocket.WebSocketProtocols;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Node's ws, and each model's server. */
@Timeout(120)
class WebSocketNodeClientTest {
  private static final String MODELS = "c10k.bench.site.ServedSite#models";

  private static final String ALL_IS_WELL = """
      text: ok
      binary: ok
      fragmented: ok
      300 at once: ok
      ping: ok
      close: 3456
      """;

  @TempDir
  private Path folder;

  @BeforeAll
  static void wsIsThere() throws Exception {
    Tool.require("node");
    assumeTrue(Run.of("node", "-e", "require('ws')").exitCode() == 0, "Node finds no package ws: npm install it, and set NODE_PATH");
  }

  private String talkTo(ConcurrencyModel model, WebSocketConfig config) throws Exception {
    var script = folder.resolve("websocket.js");
    try (var source = Objects.requireNonNull(getClass().getResourceAsStream("websocket.js"))) {
      Files.writeString(script, new String(source.readAllBytes(), StandardCharsets.UTF_8));
    }
    try (var server = model.serve(ServerConfig.defaults(), WebSocketProtocols.echo(config))) {
      var run = Run.of("node", script.toString(), "ws://127.0.0.1:" + server.address().getPort() + "/");
      assertThat(server.stats().closedFor(CloseReason.SERVER_ERROR)).isZero();
      return run.output();
    }
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void messagesOfEveryKindMUSTComeBack(ConcurrencyModel model) throws Exception {
    assertThat(talkTo(model, WebSocketConfig.defaults())).isEqualTo("extensions: none\n" + ALL_IS_WELL);
  }

  @ParameterizedTest
  @MethodSource(MODELS)
  void compressedMessagesMUSTComeBack(ConcurrencyModel model) throws Exception {
    var kept = WebSocketConfig.builder().compression(DeflateConfig.of(ContextTakeover.KEPT)).build();
    assertThat(talkTo(model, kept)).isEqualTo("extensions: permessage-deflate\n" + ALL_IS_WELL);
    var none = WebSocketConfig.builder().compression(DeflateConfig.of(ContextTakeover.NONE)).build();
    assertThat(talkTo(model, none))
        .isEqualTo("extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\n" + ALL_IS_WELL);
  }
}
