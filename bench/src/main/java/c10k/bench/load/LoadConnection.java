package c10k.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection: sends lines at once while the kernel takes them, and matches answers to lines.
 *
 * <p>It allocates nothing while lines go and come whole. Confined to the generator's thread.
 */
final class LoadConnection {

  /** The ticket of a line is the connection's index and a count, together within 48 bits. */
  static final int MOST_CONNECTIONS = 1 << 17;

  private static final int COUNT_BITS = 31;

  private final Connections connections;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final long firstTicket;
  private long sentCount;
  private long answeredCount;
  private boolean lost;

  /** The rest of a line that the kernel took in part; null at almost any time. */
  private @Nullable ByteBuffer unsent;

  /** Lines that came due while there was an unsent rest, or an answer to wait for. */
  private final DueTimes backlog = new DueTimes();

  /** The part of an answer that came so far; made when the first one comes in parts. */
  private @Nullable ByteBuffer partial;

  LoadConnection(Connections connections, SocketChannel channel, SelectionKey key, int index) {
    this.connections = connections;
    this.channel = channel;
    this.key = key;
    this.firstTicket = (long) index << COUNT_BITS;
  }

  /** Index of the connection that a line of this ticket belongs to. */
  static int index(long ticket) {
    return (int) (ticket >>> COUNT_BITS);
  }

  int index() {
    return index(firstTicket);
  }

  boolean isLost() {
    return lost;
  }

  /** Whether no line is under way. */
  boolean isIdle() {
    return sentCount == answeredCount && backlog.isEmpty();
  }

  // Sending

  /** Sends a line that is due, or queues it behind others that the kernel did not take. */
  void send(long dueNanos, long nowNanos) {
    connections.pendingChanged(1);
    if (mayWrite()) {
      write(dueNanos, nowNanos);
    } else {
      backlog.add(dueNanos);
    }
  }

  private boolean mayWrite() {
    return unsent == null && !(connections.isOneAtATime() && sentCount != answeredCount);
  }

  private void write(long dueNanos, long nowNanos) {
    sentCount++;
    var bytes = connections.line().write(dueNanos, nowNanos, firstTicket + sentCount);
    connections.observer().sent(dueNanos, nowNanos);
    try {
      channel.write(bytes);
    } catch (IOException e) {
      lose(e);
      return;
    }
    if (bytes.hasRemaining()) {
      unsent = ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  private void writeUnsent(ByteBuffer rest) {
    try {
      channel.write(rest);
    } catch (IOException e) {
      lose(e);
      return;
    }
    if (!rest.hasRemaining()) {
      unsent = null;
      key.interestOps(SelectionKey.OP_READ);
      writeBacklog();
    }
  }

  private void writeBacklog() {
    while (mayWrite() && !lost && !backlog.isEmpty()) {
      write(backlog.remove(), connections.clock().nanos());
    }
  }

  void forgetBacklog() {
    connections.pendingChanged(-backlog.count());
    backlog.clear();
  }

  // Receiving

  /** The selector says that something can be done. */
  void ready() {
    boolean readable = key.isReadable();
    var rest = unsent;
    if (rest != null && key.isWritable()) {
      writeUnsent(rest);
    }
    if (readable && !lost) {
      read();
    }
  }

  private void read() {
    var in = connections.readBuffer().clear();
    try {
      if (channel.read(in) < 0) {
        throw new EOFException("the server closed the connection");
      }
    } catch (IOException e) {
      lose(e);
      return;
    }
    takeAnswers(in.flip(), connections.clock().nanos());
  }

  private void takeAnswers(ByteBuffer in, long nowNanos) {
    var begun = partial;
    if (begun != null && begun.position() > 0) {
      complete(begun, in, nowNanos);
    }
    int length = connections.line().length();
    while (in.remaining() >= length && !lost) {
      takeAnswer(in, nowNanos);
    }
    if (in.hasRemaining()) {
      keep(in, length);
    }
  }

  private void complete(ByteBuffer begun, ByteBuffer in, long nowNanos) {
    int count = Math.min(begun.remaining(), in.remaining());
    begun.put(begun.position(), in, in.position(), count).position(begun.position() + count);
    in.position(in.position() + count);
    if (!begun.hasRemaining()) {
      takeAnswer(begun.flip(), nowNanos);
      begun.clear();
    }
  }

  private void keep(ByteBuffer in, int length) {
    if (partial == null) {
      partial = ByteBuffer.allocate(length);
    }
    partial.put(in);
  }

  private void takeAnswer(ByteBuffer in, long nowNanos) {
    var line = connections.line();
    boolean ours = line.read(in);
    if (sentCount == answeredCount) {
      lose(new IOException("the server sent more than it was sent"));
    } else if (ours && isOutstanding(line.ticket() - firstTicket)) {
      answeredUpTo(line.ticket() - firstTicket);
      connections.observer().answered(this, line.dueNanos(), line.sentNanos(), nowNanos);
    } else {
      answeredUpTo(answeredCount + 1);
      connections.observer().answeredWrongly(this, nowNanos);
    }
    writeBacklog();
  }

  private boolean isOutstanding(long count) {
    return count > answeredCount && count <= sentCount;
  }

  /** Lines that were skipped will never be answered: a connection keeps its order. */
  private void answeredUpTo(long count) {
    connections.pendingChanged(answeredCount - count);
    answeredCount = count;
  }

  // Ending

  private void lose(IOException reason) {
    lost = true;
    forgetBacklog();
    answeredUpTo(sentCount);
    connections.lost(reason);
    reset();
  }

  /** Ends with a reset instead of a farewell: no TIME_WAIT, so ports can be used again at once. */
  void reset() {
    try (channel) {
      if (channel.isOpen()) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // Already reset by the other side, which is as good.
      lost = true;
    }
  }
}
