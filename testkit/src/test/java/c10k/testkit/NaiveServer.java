package c10k.testkit;

import c10k.server.CloseReason;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.server.ServerStats;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts in one thread, and serves each connection in another. */
final class NaiveServer implements Server {
  final NaiveModel.Flaw flaw;
  final String name;
  final List<NaiveConnection> connections = new CopyOnWriteArrayList<>();
  final AtomicLong bytesIn = new AtomicLong();
  final AtomicLong bytesOut = new AtomicLong();

  private final Protocol protocol;
  private final ServerSocket listener;
  private final Map<CloseReason, Long> closedFor = new EnumMap<>(CloseReason.class);
  private long accepted;

  NaiveServer(ServerConfig config, Protocol protocol, NaiveModel model) throws IOException {
    this.protocol = protocol;
    this.flaw = model.flaw();
    this.name = model.name();
    this.listener = new ServerSocket(config.address().getPort(), config.acceptCount(), config.address().getAddress());
    Thread.ofPlatform().name(name + "-acceptor").daemon().start(this::acceptAll);
  }

  private void acceptAll() {
    try {
      while (true) {
        var connection = new NaiveConnection(this, listener.accept(), accepted + 1, protocol);
        connections.add(connection);
        count();
        Thread.ofVirtual().name(name + "-connection").start(connection);
      }
    } catch (IOException e) {
      // Closed: nobody else is accepted.
    }
  }

  private synchronized void count() {
    accepted++;
  }

  synchronized void left(NaiveConnection connection, CloseReason reason) {
    connections.remove(connection);
    closedFor.merge(reason, 1L, Long::sum);
  }

  @Override
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  @Override
  public synchronized ServerStats stats() {
    return new ServerStats(accepted, closedFor, 0, 0, bytesIn.get(), bytesOut.get(), Map.of());
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    connections.forEach(NaiveConnection::cut);
    while (!connections.isEmpty()) {
      Thread.onSpinWait();
    }
  }
}
