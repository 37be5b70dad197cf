package c10k.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One client, and its connection to the server behind a {@link FaultProxy}. */
final class ProxiedConnection {
  private static final int DIRECTIONS = 2;

  private final FaultProxy proxy;
  private final Socket client;
  private final Socket server = new Socket();
  private final InetSocketAddress target;
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean vanished;

  ProxiedConnection(FaultProxy proxy, Socket client, InetSocketAddress target) {
    this.proxy = proxy;
    this.client = client;
    this.target = target;
  }

  void start() {
    Thread.ofPlatform().name("proxy-to-server").daemon().start(this::connectAndForward);
  }

  private void connectAndForward() {
    try {
      client.setTcpNoDelay(true);
      proxy.awaitDecision(this);
      if (vanished) {
        directionEnded();
      } else {
        server.setTcpNoDelay(true);
        server.connect(target);
        var replies = new ProxiedDirection(proxy, this, server, client, true);
        Thread.ofPlatform().name("proxy-to-client").daemon().start(replies);
      }
      new ProxiedDirection(proxy, this, client, server, false).run();
    } catch (IOException | InterruptedException e) {
      reset();
    }
  }

  boolean isVanished() {
    return vanished;
  }

  boolean isClosed() {
    return closed.get();
  }

  void vanish() {
    vanished = true;
    proxy.wakeUp();
  }

  /** The connection is over when both sides have ended it. */
  void directionEnded() {
    if (ended.incrementAndGet() == DIRECTIONS) {
      close();
    }
  }

  void reset() {
    try {
      client.setSoLinger(true, 0);
      server.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    close();
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      closeQuietly(client);
      closeQuietly(server);
      proxy.ended(this);
      proxy.wakeUp();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }
}
