package c10k.bench;

import c10k.http.site.LabSite;
import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.protocol.WorkProtocol;
import c10k.server.ConfigurationException;
import c10k.server.Protocol;
import c10k.websocket.WebSocketProtocols;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A protocol that can be served.
 *
 * @param label by which users choose it
 * @param scheme how URLs of it begin; empty if it has none
 * @param options those that it has and others have not
 */
record ProtocolChoice(String label, String scheme, Function<ProtocolOptions, Protocol> opening, Set<String> options) {
  private static final String HTTP = "http";

  /** A peer that asks for something long and takes nothing of it would otherwise keep its connection for ever. */
  private static final Duration IDLE_TIMEOUT_OF_HTTP = Duration.ofSeconds(60);

  private static final Set<String> OF_LINES = Set.of(ProtocolOptions.MAX_LINE);
  private static final Set<String> OF_HTTP = Set.of(ProtocolOptions.FILES, ProtocolOptions.MAX_BODY);
  private static final Set<String> OF_WEBSOCKETS = Set.of(ProtocolOptions.DEFLATE, ProtocolOptions.MAX_MESSAGE);

  /** In the order in which to present them. */
  static final List<ProtocolChoice> ALL =
      List.of(
          new ProtocolChoice("echo", "", options -> new EchoProtocol(options.maxLineBytes()), OF_LINES),
          new ProtocolChoice("broadcast", "", options -> new BroadcastProtocol(options.maxLineBytes()), OF_LINES),
          new ProtocolChoice("work", "", options -> new WorkProtocol(options.maxLineBytes()), OF_LINES),
          new ProtocolChoice(HTTP, HTTP, options -> LabSite.protocol(options.routes(), options.httpConfig()), OF_HTTP),
          new ProtocolChoice("websocket-echo", "ws", options -> WebSocketProtocols.echo(options.webSocketConfig()), OF_WEBSOCKETS),
          new ProtocolChoice("websocket-broadcast", "ws", options -> WebSocketProtocols.broadcast(options.webSocketConfig()), OF_WEBSOCKETS));

  /** How long nothing may move on its connections, unless users say otherwise; zero for any time: chats may be silent. */
  Duration idleTimeout() {
    return label.equals(HTTP) ? IDLE_TIMEOUT_OF_HTTP : Duration.ZERO;
  }

  /**
   * The protocol with these options.
   *
   * @throws ConfigurationException if some are for other protocols, or cannot be as they are
   */
  Protocol open(ProtocolOptions given) {
    var strangers = given.given().stream().filter(option -> !options.contains(option)).toList();
    if (!strangers.isEmpty()) {
      throw new ConfigurationException(
          strangers.stream().map(option -> label + " has no option " + option + "; it has " + String.join(", ", new TreeSet<>(options)) + ".").toList());
    }
    return opening.apply(given);
  }
}
