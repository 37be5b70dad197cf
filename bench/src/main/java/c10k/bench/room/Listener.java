package c10k.bench.room;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A client that reads all it gets, and knows what has to come next. Confined to the load's thread. */
final class Listener {
  private final RoomLoad load;
  private final SocketChannel channel;
  private long lastHeard;
  private boolean admitted;
  private boolean lost;

  /** The beginning of a line; made when the first one comes in parts. */
  private @Nullable ByteBuffer partial;

  private Listener(RoomLoad load, SocketChannel channel) {
    this.load = load;
    this.channel = channel;
  }

  static Listener connect(RoomLoad load, InetSocketAddress target) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.connect(target);
      channel.configureBlocking(false);
      var listener = new Listener(load, channel);
      channel.register(load.selector(), SelectionKey.OP_READ, listener);
      return listener;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether it has heard anything yet. */
  boolean isAdmitted() {
    return admitted;
  }

  boolean isLost() {
    return lost;
  }

  /** Number of the last line that it has heard. */
  long lastHeard() {
    return lastHeard;
  }

  /** What was said so far does not concern it any more. */
  void skipTo(long number) {
    lastHeard = number;
  }

  /** The selector says that something has arrived. */
  void ready() {
    var in = load.readBuffer().clear();
    if (partial != null) {
      in.put(partial.flip());
      partial.clear();
    }
    try {
      if (channel.read(in) < 0) {
        lose();
        return;
      }
    } catch (IOException e) {
      lose();
      return;
    }
    take(in.flip(), load.nanos());
  }

  private void take(ByteBuffer in, long nowNanos) {
    var line = load.line();
    while (in.remaining() >= line.length()) {
      boolean ours = line.read(in);
      if (!ours || (line.ticket() != lastHeard + 1 && line.ticket() != RoomLoad.GREETING)) {
        load.heardWrongly();
      } else if (line.ticket() != RoomLoad.GREETING) {
        lastHeard++;
        load.heard(nowNanos);
      }
      admitted = true;
    }
    if (in.hasRemaining()) {
      if (partial == null) {
        partial = ByteBuffer.allocate(line.length());
      }
      partial.put(in);
    }
  }

  private void lose() {
    lost = true;
    close();
  }

  void close() {
    RoomLoad.close(channel);
  }
}
