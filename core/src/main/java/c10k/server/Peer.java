package c10k.server;

import java.net.SocketAddress;

/** The other side of a connection. Safe for use by any thread. */
public interface Peer {

  /** Identifies the connection within its server; counts up from 1. */
  long id();

  /** Where the peer connected from; {@code 0.0.0.0:0} once the connection is gone. */
  SocketAddress address();

  /** What the server that it is connected to has done so far. */
  ServerStats serverStats();
}
