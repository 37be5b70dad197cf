package c10k.bench.websocket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Which connections to open.
 *
 * @param connections how many at first
 * @param source the address to connect from, which gives its process client ports of its own; empty for any
 * @param inFlight handshakes under way at once: all clients of a server together should stay below its backlog
 */
public record ClientPlan(InetSocketAddress server, int connections, Optional<InetAddress> source, int inFlight) {

  /** An eighth of Linux' usual backlog limit, so that others may connect at the same time. */
  public static final int USUAL_IN_FLIGHT = 512;

  /** To a server from one process. */
  public static ClientPlan of(InetSocketAddress server, int connections) {
    return new ClientPlan(server, connections, Optional.empty(), USUAL_IN_FLIGHT);
  }
}
