package c10k.workers;

import c10k.connection.Room;
import c10k.connection.ServerContext;
import c10k.connection.ThreadedServer;
import c10k.server.CloseReason;
import c10k.server.ListenException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Map;

/** One acceptor, one poller, a bounded queue, and workers: the shape of Tomcat. */
final class ThreadPoolServer extends ThreadedServer<Connection> {
  private final WorkerPool workers;
  private final Poller poller;

  private ThreadPoolServer(ServerContext context, WorkerPool workers) throws ListenException {
    super(context, ThreadPoolModel.NAME, new Room<>(Connection::deliver));
    this.workers = workers;
    this.poller = new Poller();
  }

  static ThreadPoolServer start(ServerContext context, WorkerPool workers) throws ListenException {
    var server = new ThreadPoolServer(context, workers);
    workers.start();
    server.poller.start();
    server.start();
    return server;
  }

  WorkerPool workers() {
    return workers;
  }

  Poller poller() {
    return poller;
  }

  @Override
  protected Connection open(SocketChannel channel) {
    return new Connection(this, channel);
  }

  @Override
  protected void serve(Connection connection) {
    try {
      poller.register(connection);
    } catch (IOException e) {
      connection.decide(CloseReason.PEER_RESET);
    }
    connection.begin();
  }

  @Override
  protected void drain(Connection connection) {
    connection.drainSoon();
  }

  @Override
  protected void interruptThreads() {
    workers.interruptBusy();
  }

  @Override
  protected void endThreads() {
    try {
      workers.end();
      poller.end();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the watchdog", e);
    }
  }

  @Override
  protected Map<String, Long> gauges() {
    return workers.gauges();
  }
}
