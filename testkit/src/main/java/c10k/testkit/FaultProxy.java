package c10k.testkit;

import c10k.testkit.Fault.Vanished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and a server, and fails in the way that the test asks for, at once and
 * until told otherwise. It knows no protocol.
 *
 * <p>Threads: all methods may be called by any thread. Each connection has two threads of its own,
 * which is no way to write a proxy, but a short one.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final InetSocketAddress target;
  private final InetSocketAddress address;
  private final ScheduledThreadPoolExecutor delays;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicLong received = new AtomicLong();

  /** Guarded by this; whoever waits for a change is notified. */
  private Fault fault = new Fault.Pass();

  /** Null while nobody listens. Guarded by this. */
  private @Nullable ServerSocket listener;

  /** Accepts for the listener; one that never ran stands for none. Guarded by this. */
  private Thread acceptor = new Thread();

  private boolean closed;

  private FaultProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    this.delays = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("proxy-delays").daemon().factory(), new DiscardPolicy());
    var first = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    this.listener = first;
    this.address = (InetSocketAddress) first.getLocalSocketAddress();
  }

  /** Starts one that forwards everything, on a free port of the loopback address. */
  public static FaultProxy before(InetSocketAddress target) {
    try {
      var proxy = new FaultProxy(target);
      proxy.startAccepting();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy could not start", e);
    }
  }

  /** Where clients connect, always the same. */
  public InetSocketAddress address() {
    return address;
  }

  /** Connections that clients have made so far. */
  public int accepted() {
    return accepted.get();
  }

  /** Connections that exist now. */
  public int open() {
    return connections.size();
  }

  /** Bytes that have come from both sides so far, forwarded or not. */
  public long received() {
    return received.get();
  }

  /** Forwards everything, and what silence has held back. Connections that vanished stay so. */
  public void pass() {
    change(new Fault.Pass());
  }

  /** Takes connections and bytes, and holds them back: the server hangs. */
  public void beSilent() {
    change(new Fault.Silence());
  }

  /**
   * Loses what is sent on the connections that exist, in both directions, for ever, and tells
   * nobody: the machine lost its power. New ones meet the same, until the fault changes.
   */
  public void vanish() {
    change(new Vanished());
    connections.forEach(ProxiedConnection::vanish);
  }

  /** Resets all connections, and new ones as soon as they are made. */
  public void reset() {
    change(new Fault.Reset());
    connections.forEach(ProxiedConnection::reset);
  }

  /** Stops listening. Connections that exist are not touched. */
  public void refuse() {
    change(new Fault.Refusal());
    awaitAcceptor();
  }

  /** Forwards everything, and its order, but each byte so much later. */
  public void delay(Duration by) {
    change(new Fault.Delay(by));
  }

  /** Ends each connection after so many further bytes of its server; zero cuts the first reply off. */
  public void cutAfter(long bytes) {
    change(new Fault.Cut(bytes));
  }

  private synchronized void change(Fault next) {
    if (closed) {
      throw new IllegalStateException("The proxy is closed.");
    }
    fault = next;
    notifyAll();
    try {
      if (next instanceof Fault.Refusal) {
        stopListening();
      } else {
        listen();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy could not listen at " + address, e);
    }
  }

  private void listen() throws IOException {
    if (listener == null) {
      listener = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
      startAccepting();
    }
  }

  private void stopListening() throws IOException {
    if (listener != null) {
      listener.close();
      listener = null;
    }
  }

  private synchronized void startAccepting() {
    var open = listener;
    if (open != null) {
      acceptor = Thread.ofPlatform().name("proxy-acceptor").daemon().start(() -> acceptAll(open));
    }
  }

  /** A thread inside accept keeps the kernel listening until it is out. */
  private void awaitAcceptor() {
    Thread last;
    synchronized (this) {
      last = acceptor;
    }
    try {
      last.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptAll(ServerSocket open) {
    while (!open.isClosed()) {
      try {
        take(open.accept());
      } catch (IOException e) {
        // Closed, or the client was faster; the loop knows.
      }
    }
  }

  private void take(Socket client) throws IOException {
    accepted.incrementAndGet();
    var connection = new ProxiedConnection(this, client, target);
    connections.add(connection);
    switch (fault()) {
      case Fault.Reset _, Fault.Refusal _ -> connection.reset();
      case Vanished _ -> {
        connection.vanish();
        connection.start();
      }
      default -> connection.start();
    }
  }

  // For its connections

  synchronized Fault fault() {
    return fault;
  }

  /** What to do now, as soon as it is anything but silence. */
  synchronized Fault awaitDecision(ProxiedConnection connection) throws InterruptedException {
    while (fault instanceof Fault.Silence && !connection.isClosed()) {
      wait();
    }
    return fault;
  }

  synchronized void wakeUp() {
    notifyAll();
  }

  ScheduledThreadPoolExecutor delays() {
    return delays;
  }

  void hasReceived(int bytes) {
    received.addAndGet(bytes);
  }

  void ended(ProxiedConnection connection) {
    connections.remove(connection);
  }

  /** Resets all connections, and ends. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
      try {
        stopListening();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    awaitAcceptor();
    connections.forEach(ProxiedConnection::reset);
    delays.shutdownNow();
  }
}
