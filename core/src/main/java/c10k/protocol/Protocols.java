package c10k.protocol;

import c10k.http.HttpConfig;
import c10k.http.site.LabSite;
import c10k.server.ConfigurationException;
import c10k.server.Protocol;
import c10k.websocket.WebSocketProtocols;
import java.util.List;

/** The protocols of the lab. */
public final class Protocols {

  /** The longest line accepted unless configured otherwise, not counting its LF. */
  public static final int DEFAULT_MAX_LINE_BYTES = 64 * 1_024;

  private Protocols() {}

  /** All protocols with their defaults, in the order in which to present them. */
  public static List<Protocol> all() {
    return List.of(
        new EchoProtocol(), new BroadcastProtocol(), new WorkProtocol(), LabSite.protocol(List.of(), HttpConfig.defaults()), WebSocketProtocols.echo(),
        WebSocketProtocols.broadcast());
  }

  static int checkMaxLineBytes(int maxLineBytes) {
    if (maxLineBytes < 1) {
      throw new ConfigurationException(List.of("maxLineBytes is " + maxLineBytes + ", but must be at least 1."));
    }
    return maxLineBytes;
  }
}
