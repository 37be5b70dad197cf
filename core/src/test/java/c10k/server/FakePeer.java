package c10k.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.EnumMap;
import java.util.Map;

/** A peer without a socket, of a server that has done nothing. */
public record FakePeer(long id) implements Peer {

  @Override
  public SocketAddress address() {
    return new InetSocketAddress(0);
  }

  @Override
  public ServerStats serverStats() {
    return new ServerStats(0, new EnumMap<>(CloseReason.class), 0, 0, 0, 0, Map.of());
  }
}
