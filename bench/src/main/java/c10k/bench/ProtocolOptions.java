package c10k.bench;

import c10k.http.HttpConfig;
import c10k.http.site.Router.Route;
import c10k.http.site.StaticFiles;
import c10k.protocol.Protocols;
import c10k.websocket.DeflateConfig;
import c10k.websocket.WebSocketConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that only some protocols have; {@link ProtocolChoice} knows which. */
final class ProtocolOptions {
  static final String MAX_LINE = "--max-line";
  static final String FILES = "--files";
  static final String MAX_BODY = "--max-body";
  static final String MAX_MESSAGE = "--max-message";
  static final String DEFLATE = "--deflate";

  private static final String FILES_PATH = "/files";

  @Option(names = MAX_LINE, paramLabel = "BYTES",
      description = "echo, broadcast, work: longest line without its LF (default " + Protocols.DEFAULT_MAX_LINE_BYTES + ")")
  private @Nullable Integer maxLine;

  @Option(names = FILES, paramLabel = "DIR", description = "http: folder whose files are found under " + FILES_PATH + "/ (default: none)")
  private @Nullable Path files;

  @Option(names = MAX_BODY, paramLabel = "BYTES", description = "http: longest body of a request (default " + HttpConfig.DEFAULT_MAX_BODY_BYTES + ")")
  private @Nullable Integer maxBody;

  @Option(names = MAX_MESSAGE, paramLabel = "BYTES",
      description = "websocket-echo, websocket-broadcast: longest message (default " + WebSocketConfig.DEFAULT_MAX_MESSAGE_BYTES + ")")
  private @Nullable Integer maxMessage;

  @Option(names = DEFLATE, description = "websocket-echo, websocket-broadcast: compresses messages for clients that can take it (default: never)")
  private boolean deflate;

  /** Those that were given. */
  List<String> given() {
    var given = new ArrayList<String>();
    addIfGiven(MAX_LINE, maxLine, given);
    addIfGiven(FILES, files, given);
    addIfGiven(MAX_BODY, maxBody, given);
    addIfGiven(MAX_MESSAGE, maxMessage, given);
    addIfGiven(DEFLATE, deflate ? DEFLATE : null, given);
    return given;
  }

  private static void addIfGiven(String name, @Nullable Object value, List<String> given) {
    if (value != null) {
      given.add(name);
    }
  }

  int maxLineBytes() {
    return Objects.requireNonNullElse(maxLine, Protocols.DEFAULT_MAX_LINE_BYTES);
  }

  /** What the site has besides its own pages. */
  List<Route> routes() {
    return files == null ? List.of() : List.of(new StaticFiles(FILES_PATH, files, InstantSource.system()).route());
  }

  HttpConfig httpConfig() {
    var config = HttpConfig.defaults();
    return maxBody == null ? config : config.withMaxBodyBytes(maxBody);
  }

  WebSocketConfig webSocketConfig() {
    var config = WebSocketConfig.builder();
    if (maxMessage != null) {
      config.maxMessageBytes(maxMessage);
    }
    if (deflate) {
      config.compression(DeflateConfig.of(DeflateConfig.ContextTakeover.NONE));
    }
    return config.build();
  }
}
