package c10k.bench.claim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A stretch of network between clients of this machine and a server of this machine: bytes, ends and the making of a connection take as long as they
 * would over that distance, see {@link Distance}. Bandwidth is unlimited, nothing is lost, and there is no slow start, so a real network is slower. It needs no rights
 * that a network emulator of the kernel would need.
 *
 * <p>Threads: four virtual ones per connection; any thread may close.
 */
public final class DelayRelay implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final long LONGEST_END_SECONDS = 10;

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final Duration oneWay;
  private final RelayTime time;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private DelayRelay(ServerSocket listener, InetSocketAddress server, Duration oneWay, RelayTime time) {
    this.listener = listener;
    this.server = server;
    this.oneWay = oneWay;
    this.time = time;
  }

  /**
   * Opens it.
   *
   * @param server at its far end
   * @param oneWay how long a byte takes from end to end
   */
  public static DelayRelay open(InetSocketAddress server, Duration oneWay) throws IOException {
    return open(server, oneWay, RelayTime.SYSTEM);
  }

  static DelayRelay open(InetSocketAddress server, Duration oneWay, RelayTime time) throws IOException {
    var relay = new DelayRelay(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), server, oneWay, time);
    relay.threads.execute(relay::acceptAll);
    return relay;
  }

  /** Where clients connect to. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  private void acceptAll() {
    try {
      while (!listener.isClosed()) {
        var client = listener.accept();
        var distance = Distance.of(oneWay, time.nanos());
        threads.execute(() -> carry(client, distance));
      }
    } catch (IOException e) {
      // Closed: nothing more to accept.
    }
  }

  private void carry(Socket client, Distance distance) {
    try (client; var onward = new Socket(server.getAddress(), server.getPort())) {
      client.setTcpNoDelay(true);
      onward.setTcpNoDelay(true);
      var there = new Flight(client, onward, distance::dueAtServer, time);
      var back = new Flight(onward, client, distance::dueAtClient, time);
      threads.invokeAll(List.of(step(there::read), step(there::write), step(back::read), step(back::write)));
    } catch (IOException e) {
      // The server does not accept: the client sees its connection end.
    } catch (InterruptedException e) {
      // Closed: both sockets are, too.
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  private static Callable<Boolean> step(Step step) {
    return () -> {
      step.run();
      return true;
    };
  }

  /** Cuts all connections. Returns when its threads have ended. */
  @Override
  public void close() throws IOException {
    listener.close();
    // An interrupt also closes the socket that a virtual thread waits for.
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the relay's threads did not end within " + LONGEST_END_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
