package c10k.http;

import c10k.server.Audience;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;

/**
 * One port for browsers and for {@code nc}: a connection whose first line ends like a request line, with {@code HTTP/1.1} for instance,
 * speaks HTTP, every other one speaks in lines.
 *
 * <p>Until its first line has come, nobody knows what a connection speaks. At first it hears no broadcasts: browsers open connections ahead of
 * need, and would take a broadcast for the answer to a request that they have not sent yet. Who is quiet for a second listens as those do who speak in lines:
 * a person may only want to listen. A browser drops such a connection when it hears something, and opens another.
 */
public final class HttpOrLines implements Protocol {
  private final String name;
  private final Protocol http;
  private final Protocol lines;

  /**
   * Chooses between two protocols.
   *
   * @param http for requests; its sessions begin no job when they are opened
   * @param lines for everything else; its sessions begin no job when they are opened
   */
  public HttpOrLines(String name, Protocol http, Protocol lines) {
    this.name = name;
    this.http = http;
    this.lines = lines;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Session open(Peer peer) {
    return new FirstLine(http, lines, peer);
  }

  @Override
  public Audience audience() {
    return Audience.NONE;
  }
}
