package c10k.bench.room;

import c10k.bench.load.LoadResult;
import c10k.bench.load.TimedLine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One client that sends lines in an open loop, many that hear them, and perhaps some that do not read. Listeners check that every line comes whole and in order.
 *
 * <p>Confined to one thread.
 */
public final class RoomLoad implements AutoCloseable {
  /** Number of the lines that nobody counts. */
  static final long GREETING = 0;

  private static final int READ_BUFFER_BYTES = 256 * 1_024;
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long LISTEN_MILLIS = 50;

  /** A cold server takes long for a greeting to a thousand; with the next ones upon it, it would disconnect those for whom too many wait. */
  private static final long GREETING_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final InetSocketAddress target;
  private final Duration patience;
  private final Selector selector = Selector.open();
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER_BYTES);
  private final TimedLine line;
  private final List<Listener> listeners = new ArrayList<>();
  private final List<SlowReader> slowReaders = new ArrayList<>();
  private final SocketChannel sender = SocketChannel.open();
  private final long originNanos = System.nanoTime();
  private long sent;
  private long wrong;

  // Of the phase that runs
  private Histogram response = LoadResult.newHistogram();
  private Histogram service = LoadResult.newHistogram();
  private Histogram sendLag = LoadResult.newHistogram();
  private long heard;
  private long heardInTime;
  private long endNanos;

  private RoomLoad(InetSocketAddress target, int lineBytes, Duration patience) throws IOException {
    this.target = target;
    this.patience = patience;
    this.line = new TimedLine(lineBytes);
  }

  /**
   * Connects a sender and so many listeners, and waits until all of them hear it.
   *
   * @throws IOException if one cannot connect, or hears nothing in that time; nothing is left open
   */
  public static RoomLoad open(InetSocketAddress target, int listeners, int lineBytes, Duration patience) throws IOException {
    var load = new RoomLoad(target, lineBytes, patience);
    try {
      load.sender.setOption(StandardSocketOptions.SO_LINGER, 0);
      load.sender.setOption(StandardSocketOptions.TCP_NODELAY, true);
      load.sender.connect(target);
      load.sender.configureBlocking(false);
      load.addListeners(listeners);
      return load;
    } catch (IOException e) {
      load.close();
      throw e;
    }
  }

  private void addListeners(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      listeners.add(Listener.connect(this, target));
    }
    long deadline = nanos() + patience.toNanos();
    long greetingDue = nanos();
    while (!listeners.stream().allMatch(Listener::isAdmitted)) {
      if (nanos() > deadline) {
        throw new IOException(deaf() + " of " + listeners.size() + " listeners heard nothing for " + patience.toMillis() + " ms");
      }
      if (listeners.stream().anyMatch(Listener::isLost)) {
        throw new IOException("the server disconnected listeners while the others were still coming");
      }
      if (nanos() >= greetingDue) {
        write(nanos(), nanos(), GREETING);
        greetingDue = nanos() + GREETING_NANOS;
      }
      selector.select(RoomLoad::ready, LISTEN_MILLIS);
    }
  }

  private long deaf() {
    return listeners.stream().filter(listener -> !listener.isAdmitted()).count();
  }

  /** Adds clients that do not read. */
  public void addSlowReaders(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      slowReaders.add(SlowReader.connect(target));
    }
  }

  private void write(long dueNanos, long nowNanos, long number) throws IOException {
    var bytes = line.write(dueNanos, nowNanos, number);
    sender.write(bytes);
    if (bytes.hasRemaining()) {
      writeRest(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
    }
  }

  /** A copy, because listeners use the line meanwhile: who waits for the server must not keep it waiting. */
  private void writeRest(ByteBuffer rest) throws IOException {
    long deadline = nanos() + patience.toNanos();
    while (rest.hasRemaining()) {
      if (nanos() > deadline) {
        throw new IOException("the server took nothing from the sender for " + patience.toMillis() + " ms");
      }
      selector.selectNow(RoomLoad::ready);
      sender.write(rest);
    }
  }

  /**
   * Sends lines at exponential gaps, and listens until all have heard them, for 3 s after the end at most.
   *
   * @throws IOException if the sender was disconnected
   */
  public RoomResult run(double linesPerSecond, Duration measure, long seed) throws IOException {
    begin(measure);
    var random = new SplittableRandom(seed);
    double meanGap = TimeUnit.SECONDS.toNanos(1) / linesPerSecond;
    long before = sent;
    long startNanos = nanos();
    long startCpu = cpuNanos();
    double due = startNanos + meanGap * random.nextExponential();
    // Lines that were due in time but not yet sent go too: to drop them would be to omit the slowest.
    for (long now = startNanos; now < endNanos || due < endNanos; now = nanos()) {
      if (due <= now && due < endNanos) {
        sent++;
        sendLag.recordValue(Math.max(0, now - (long) due));
        write((long) due, now, sent);
        due += meanGap * random.nextExponential();
      }
      listen(Math.min((long) due, endNanos) - nanos());
    }
    double cpuShare = (cpuNanos() - startCpu) / (double) measure.toNanos();
    drain();
    long expected = (sent - before) * listeners.size();
    return new RoomResult(expected, heard, heardInTime, wrong + missedByLost(), measure, response, service, sendLag, cpuShare);
  }

  private void begin(Duration measure) {
    response = LoadResult.newHistogram();
    service = LoadResult.newHistogram();
    sendLag = LoadResult.newHistogram();
    heard = 0;
    heardInTime = 0;
    endNanos = nanos() + measure.toNanos();
    listeners.forEach(listener -> listener.skipTo(Math.max(listener.lastHeard(), sent)));
  }

  private void listen(long atMostNanos) throws IOException {
    // Waiting ends late by a timer's slack, so the last millisecond is polled.
    long millis = atMostNanos / NANOS_PER_MILLI - 1;
    if (millis > 0) {
      selector.select(RoomLoad::ready, millis);
    } else {
      selector.selectNow(RoomLoad::ready);
    }
  }

  private void drain() throws IOException {
    long deadline = nanos() + DRAIN_NANOS;
    while (listeners.stream().anyMatch(listener -> !listener.isLost() && listener.lastHeard() < sent) && nanos() < deadline) {
      selector.select(RoomLoad::ready, LISTEN_MILLIS);
    }
  }

  private long missedByLost() {
    return listeners.stream().filter(Listener::isLost).mapToLong(listener -> sent - listener.lastHeard()).sum();
  }

  private static void ready(SelectionKey key) {
    ((Listener) key.attachment()).ready();
  }

  /** How many of those who do not read the server has disconnected. They read now, to find out. */
  public int disconnectedSlowReaders() {
    long quietSince = nanos();
    while (nanos() - quietSince < QUIET_NANOS && !slowReaders.stream().allMatch(SlowReader::isEnded)) {
      for (var reader : slowReaders) {
        if (!reader.isEnded() && reader.readAll(readBuffer)) {
          quietSince = nanos();
        }
      }
    }
    return (int) slowReaders.stream().filter(SlowReader::isEnded).count();
  }

  /** Clients that read. */
  public int listeners() {
    return listeners.size();
  }

  // What listeners need and tell

  Selector selector() {
    return selector;
  }

  ByteBuffer readBuffer() {
    return readBuffer;
  }

  TimedLine line() {
    return line;
  }

  /** Since the load began. */
  long nanos() {
    return System.nanoTime() - originNanos;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** The line that was read last came as it should. */
  void heard(long nowNanos) {
    heard++;
    if (nowNanos < endNanos) {
      heardInTime++;
    }
    response.recordValue(Math.clamp(nowNanos - line.dueNanos(), 0, LoadResult.LONGEST_NANOS));
    service.recordValue(Math.clamp(nowNanos - line.sentNanos(), 0, LoadResult.LONGEST_NANOS));
  }

  void heardWrongly() {
    wrong++;
  }

  static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new AssertionError("closing a socket without data to send cannot fail", e);
    }
  }

  /** Resets all connections. */
  @Override
  public void close() {
    try (selector) {
      listeners.forEach(Listener::close);
      slowReaders.forEach(SlowReader::close);
      close(sender);
    } catch (IOException e) {
      throw new AssertionError("closing a selector cannot fail", e);
    }
  }
}
