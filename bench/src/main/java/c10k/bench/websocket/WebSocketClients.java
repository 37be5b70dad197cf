package c10k.bench.websocket;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Open WebSockets to one server.
 *
 * <p>Confined to one thread, which all methods keep until they have finished.
 */
public final class WebSocketClients implements AutoCloseable {

  /** The longest payload of a frame, in both directions. */
  static final int LONGEST_PAYLOAD = 48 * 1_024;

  private static final int READ_BUFFER_BYTES = 64 * 1_024;

  /** A lost handshake is repeated after 1, 3 and 7 s; and 100,000 may keep a small machine busy. */
  private static final long LONGEST_STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SELECT_MILLIS = 100;
  private static final int FIRST_PORT = 10_000;
  private static final int LAST_PORT = 60_999;

  private final ClientPlan plan;
  private final Selector selector = Selector.open();
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER_BYTES);
  private final SplittableRandom random = new SplittableRandom();
  private final FrameReader reader = new FrameReader(LONGEST_PAYLOAD);
  private final FrameWriter writer = new FrameWriter(LONGEST_PAYLOAD, random.nextLong());
  private final List<WebSocketConnection> all;
  private Hearer hearer = new Hearer() {};
  private int port = FIRST_PORT;
  private int wanted;
  private int opened;
  private int lost;
  private @Nullable IOException firstLoss;

  private WebSocketClients(ClientPlan plan) throws IOException {
    this.plan = plan;
    this.all = new ArrayList<>(plan.connections());
  }

  /**
   * Opens all connections of the plan.
   *
   * @param progress told now and then how many are open
   * @throws IOException naming the server, if one cannot be opened or nothing happens for 20 s; nothing is left open
   */
  public static WebSocketClients open(ClientPlan plan, IntConsumer progress) throws IOException {
    var clients = new WebSocketClients(plan);
    clients.openMore(plan.connections(), progress);
    return clients;
  }

  /** The same without telling anybody. */
  public static WebSocketClients open(ClientPlan plan) throws IOException {
    return open(plan, _ -> {});
  }

  // Opening

  /**
   * Opens more connections, of the same kind.
   *
   * @param progress told now and then how many are open
   * @throws IOException as {@link #open}; then those that were open before are closed too
   */
  public void openMore(int count, IntConsumer progress) throws IOException {
    wanted += count;
    try {
      openAll(progress);
    } catch (IOException e) {
      close();
      var server = plan.server().getHostString() + ":" + plan.server().getPort();
      throw new IOException("Cannot open WebSocket " + (opened + 1) + " of " + wanted + " to " + server + ": " + e.getMessage(), e);
    }
  }

  private void openAll(IntConsumer progress) throws IOException {
    long lastMoveNanos = System.nanoTime();
    while (opened < wanted) {
      beginSome();
      int before = opened;
      poll(LONGEST_STANDSTILL_NANOS);
      requireAllAlive();
      progress.accept(opened);
      if (opened > before) {
        lastMoveNanos = System.nanoTime();
      } else if (System.nanoTime() - lastMoveNanos > LONGEST_STANDSTILL_NANOS) {
        throw new IOException("nothing happened for " + TimeUnit.NANOSECONDS.toSeconds(LONGEST_STANDSTILL_NANOS) + " s");
      }
    }
  }

  private void beginSome() throws IOException {
    while (all.size() < wanted && all.size() - opened < plan.inFlight()) {
      begin();
    }
  }

  private void begin() throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (plan.source().isPresent()) {
        bind(channel, plan.source().get());
      }
      var key = channel.register(selector, SelectionKey.OP_CONNECT);
      var connection = new WebSocketConnection(this, channel, key, all.size(), Handshake.random(random));
      key.attach(connection);
      all.add(connection);
      if (channel.connect(plan.server())) {
        connection.shakeHands();
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Chooses the port too, one after the other. For a client that is bound to an address, the kernel would look for a
   * port that no socket uses, before it knows the server; and the fewer are left, the longer it looks.
   */
  private void bind(SocketChannel channel, InetAddress source) throws IOException {
    // Ports of a former run that was killed may still be in TIME_WAIT.
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    while (true) {
      try {
        channel.bind(new InetSocketAddress(source, port++));
        return;
      } catch (BindException e) {
        if (port > LAST_PORT) {
          throw new IOException("no client port is left at " + source.getHostAddress(), e);
        }
      }
    }
  }

  // Using

  /** Who hears what arrives from now on. */
  void hear(Hearer newHearer) {
    hearer = newHearer;
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  WebSocketConnection get(int index) {
    return all.get(index);
  }

  /** Takes what is there, or waits for something, no longer than told, and 100 ms at the most. */
  void poll(long atMostNanos) throws IOException {
    long millis = Math.clamp(atMostNanos / NANOS_PER_MILLI, 1, SELECT_MILLIS);
    selector.select(WebSocketClients::ready, millis);
  }

  private static void ready(SelectionKey key) {
    ((WebSocketConnection) key.attachment()).ready();
  }

  /**
   * Answers pings for so long, and takes what else comes.
   *
   * @throws IOException if a connection is lost
   */
  public void hold(long nanos) throws IOException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      poll(left);
      requireAllAlive();
    }
  }

  /**
   * Makes sure that no connection has been lost.
   *
   * @throws IOException saying how many, and why the first
   */
  void requireAllAlive() throws IOException {
    if (firstLoss != null) {
      throw new IOException(lost + " of " + all.size() + " WebSockets were lost, the first because: " + firstLoss.getMessage(), firstLoss);
    }
  }

  // What connections tell and need

  InetSocketAddress server() {
    return plan.server();
  }

  ByteBuffer readBuffer() {
    return readBuffer;
  }

  FrameReader reader() {
    return reader;
  }

  ByteBuffer frame(Opcode opcode, ByteBuffer payload) {
    return writer.write(opcode, payload);
  }

  Hearer hearer() {
    return hearer;
  }

  void opened() {
    opened++;
  }

  void lost(IOException reason) {
    lost++;
    if (firstLoss == null) {
      firstLoss = reason;
    }
  }

  /** Resets all connections, so that none is left in TIME_WAIT. */
  @Override
  public void close() {
    try (selector) {
      all.forEach(WebSocketConnection::reset);
    } catch (IOException e) {
      throw new AssertionError("closing a selector cannot fail", e);
    }
  }
}
