package c10k.bench.churn;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One place among those in flight: a connection, and after it the next. Confined to the load's thread. */
final class Visit {
  private final ChurnLoad load;

  /** Room for one byte too many, to notice it. */
  private final ByteBuffer in;

  private @Nullable SocketChannel channel;
  private long beginNanos;
  private long ticket;

  Visit(ChurnLoad load) {
    this.load = load;
    this.in = ByteBuffer.allocateDirect(load.line().length() + 1);
  }

  /** Connects, perhaps not at once. */
  void begin() {
    try {
      var next = SocketChannel.open();
      channel = next;
      next.configureBlocking(false);
      next.setOption(StandardSocketOptions.TCP_NODELAY, true);
      in.clear();
      ticket = load.nextTicket();
      beginNanos = load.nanos();
      if (next.connect(load.target())) {
        next.register(load.selector(), SelectionKey.OP_READ, this);
        connected(next);
      } else {
        next.register(load.selector(), SelectionKey.OP_CONNECT, this);
      }
    } catch (IOException e) {
      fail("a connection could not be made (" + e.getMessage() + ")", e);
    }
  }

  private void connected(SocketChannel on) throws IOException {
    long now = load.nanos();
    load.connected(now - beginNanos);
    if (on.write(load.line().write(beginNanos, now, ticket)) < load.line().length()) {
      throw new IOException("the kernel did not take a whole line");
    }
  }

  /** The selector says that something can be done. */
  void ready(SelectionKey key) {
    var on = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        on.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        connected(on);
      } else {
        read(on);
      }
    } catch (IOException e) {
      fail("a connection broke (" + e.getMessage() + ")", e);
    }
  }

  private void read(SocketChannel on) throws IOException {
    if (on.read(in) < 0) {
      fail("the server closed a connection before it had echoed", null);
    } else if (in.position() >= load.line().length()) {
      take(in.flip());
    }
  }

  private void take(ByteBuffer answer) {
    boolean whole = answer.remaining() == load.line().length() && load.line().read(answer);
    if (!whole || load.line().ticket() != ticket) {
      fail("the server sent other bytes than it was sent", null);
      return;
    }
    load.answered(load.nanos() - beginNanos);
    reset();
    begin();
  }

  private void fail(String words, @Nullable IOException cause) {
    load.failed(new IOException(words, cause));
    reset();
  }

  /** Ends with a reset instead of a farewell: no TIME_WAIT, so ports can be used again at once. */
  void reset() {
    var last = channel;
    channel = null;
    if (last == null) {
      return;
    }
    try (last) {
      last.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // Already reset by the other side, which is as good.
      in.clear();
    }
  }
}
