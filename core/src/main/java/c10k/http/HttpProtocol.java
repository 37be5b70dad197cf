package c10k.http;

import c10k.server.Audience;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import java.util.function.UnaryOperator;

/** HTTP/1.1 and HTTP/1.0, in front of a handler. */
public final class HttpProtocol implements Protocol {
  private final String name;
  private final Handler handler;
  private final HttpConfig config;
  private final ResponseWriter writer;

  /** HTTP under its own name, with the default limits. */
  public HttpProtocol(Handler handler) {
    this("http", handler, HttpConfig.defaults());
  }

  public HttpProtocol(String name, Handler handler, HttpConfig config) {
    this.name = name;
    this.handler = handler;
    this.config = config;
    this.writer = new ResponseWriter(new DateField(config.clock()));
  }

  /** The same with another handler, which usually stands in front of the present one. */
  public HttpProtocol with(UnaryOperator<Handler> around) {
    return new HttpProtocol(name, around.apply(handler), config);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Session open(Peer peer) {
    return new HttpSession(handler, config, writer, peer);
  }

  @Override
  public Audience audience() {
    return Audience.NONE;
  }
}
