package c10k.bench.doctor;

import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds out how a model spends threads by trying it on a few connections, so that no list of models
 * has to say.
 */
final class ThreadProbe {
  private static final int CONNECTIONS = 32;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ThreadProbe() {}

  /** Empty if the model cannot be tried here. */
  static Optional<ConnectionThreads> probe(ConcurrencyModel model) {
    var config = ServerConfig.builder().drainTimeout(Duration.ZERO).build();
    try (var server = model.serve(config, new EchoProtocol())) {
      return probe(server);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ConnectionThreads> probe(Server server) throws IOException {
    int before = threads();
    var clients = new ArrayList<SocketChannel>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(SocketChannel.open((SocketAddress) server.address()));
      }
      if (!awaitAccepted(server)) {
        return Optional.empty();
      }
      // Half: a model may also start some that it needs but once, or end idle ones.
      boolean oneEach = threads() - before > CONNECTIONS / 2;
      return Optional.of(oneEach ? ConnectionThreads.ONE_EACH : ConnectionThreads.SHARED);
    } finally {
      closeAll(clients);
    }
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static boolean awaitAccepted(Server server) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (server.stats().active() < CONNECTIONS && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return server.stats().active() == CONNECTIONS;
  }

  private static void closeAll(List<SocketChannel> clients) throws IOException {
    for (var client : clients) {
      client.close();
    }
  }
}
