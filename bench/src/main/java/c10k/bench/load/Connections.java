package c10k.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The generator's connections, and the selector that tells which of them have answers.
 *
 * <p>Confined to the generator's thread.
 */
final class Connections implements AutoCloseable {

  /** Answers of many lines at once; the kernel's default receive buffer starts at 128 KiB. */
  private static final int READ_BUFFER_BYTES = 64 * 1_024;

  /**
   * The kernel wakes a thread up to 50 µs late (its timer slack), an idle virtual core later still.
   * So close to the next line, we poll rather than wait.
   */
  private static final long POLLED_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  /** A poll that took longer was preempted: that time was not ours, so it is not ours to subtract. */
  private static final long LONGEST_USELESS_POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(5);

  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final GeneratorClock clock = new GeneratorClock();
  private final Selector selector = Selector.open();
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER_BYTES);
  private final List<LoadConnection> all = new ArrayList<>();
  private final TimedLine line;
  private LineObserver observer;
  private boolean oneAtATime;
  private long pending;
  private int lost;
  private @Nullable IOException firstLoss;
  private long uselessNanos;

  Connections(int lineBytes) throws IOException {
    this.line = new TimedLine(lineBytes);
    this.observer = new SilentObserver();
  }

  Selector selector() {
    return selector;
  }

  /** Takes a connection that is established and registered. */
  void add(SocketChannel channel, SelectionKey key) {
    var connection = new LoadConnection(this, channel, key, all.size());
    key.attach(connection);
    key.interestOps(SelectionKey.OP_READ);
    all.add(connection);
  }

  List<LoadConnection> all() {
    return all;
  }

  LoadConnection get(int index) {
    return all.get(index);
  }

  int alive() {
    return all.size() - lost;
  }

  /** Lines that have been due and are neither answered nor lost. */
  long pending() {
    return pending;
  }

  /** CPU time spent asking for answers when there were none. */
  long uselessNanos() {
    return uselessNanos;
  }

  void observe(LineObserver newObserver) {
    observer = newObserver;
  }

  /** Whether lines wait from now on for the answer to the one before on their connection. */
  void setOneAtATime(boolean newOneAtATime) {
    oneAtATime = newOneAtATime;
  }

  boolean isOneAtATime() {
    return oneAtATime;
  }

  /** Takes the answers that are there, or waits for some, no longer than told. */
  void poll(long atMostNanos) throws IOException {
    long millis = (atMostNanos - POLLED_NANOS) / NANOS_PER_MILLI;
    if (millis > 0) {
      selector.select(Connections::ready, millis);
    } else {
      pollNow();
    }
  }

  private void pollNow() throws IOException {
    long before = clock.nanos();
    if (selector.selectNow(Connections::ready) == 0) {
      uselessNanos += Math.min(clock.nanos() - before, LONGEST_USELESS_POLL_NANOS);
    }
  }

  private static void ready(SelectionKey key) {
    ((LoadConnection) key.attachment()).ready();
  }

  /** Drops lines that are due and not sent; what was sent in part will be completed. */
  void forgetBacklogs() {
    for (var connection : all) {
      connection.forgetBacklog();
    }
  }

  /**
   * Makes sure that no connection has been lost.
   *
   * @throws IOException saying how many, and why the first
   */
  void requireAllAlive() throws IOException {
    if (firstLoss != null) {
      var howMany = lost + " of " + all.size() + " connections were lost";
      throw new IOException(howMany + ", the first because: " + firstLoss.getMessage(), firstLoss);
    }
  }

  // What connections tell and need

  GeneratorClock clock() {
    return clock;
  }

  TimedLine line() {
    return line;
  }

  LineObserver observer() {
    return observer;
  }

  ByteBuffer readBuffer() {
    return readBuffer;
  }

  void pendingChanged(long by) {
    pending += by;
  }

  void lost(IOException reason) {
    lost++;
    if (firstLoss == null) {
      firstLoss = reason;
    }
  }

  @Override
  public void close() {
    try (selector) {
      for (var connection : all) {
        connection.reset();
      }
      closeUnestablished();
    } catch (IOException e) {
      throw new AssertionError("closing a selector cannot fail", e);
    }
  }

  private void closeUnestablished() throws IOException {
    for (var key : selector.keys()) {
      if (key.attachment() == null) {
        key.channel().close();
      }
    }
  }
}
