package c10k.testkit;

import c10k.server.Server;
import c10k.server.ServerStats;
import java.net.InetSocketAddress;

/** Passes all calls on; mutants override what they do wrong. */
class ForwardingServer implements Server {
  final Server server;

  ForwardingServer(Server server) {
    this.server = server;
  }

  @Override
  public InetSocketAddress address() {
    return server.address();
  }

  @Override
  public ServerStats stats() {
    return server.stats();
  }

  @Override
  public void close() {
    server.close();
  }
}
