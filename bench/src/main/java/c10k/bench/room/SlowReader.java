package c10k.bench.room;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A client that does not read, so that a server has to keep what it should have got, or to end it. Confined to the load's thread. */
final class SlowReader {
  /** As little as the kernel allows: what it does not keep, the server has to. */
  private static final int RECEIVE_BUFFER_BYTES = 4 * 1_024;

  private final SocketChannel channel;
  private boolean ended;

  private SlowReader(SocketChannel channel) {
    this.channel = channel;
  }

  static SlowReader connect(InetSocketAddress target) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
      channel.connect(target);
      channel.configureBlocking(false);
      return new SlowReader(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether the server has ended it; to be known only when all that came before has been read. */
  boolean isEnded() {
    return ended;
  }

  /**
   * Reads what is there.
   *
   * @return whether there was anything
   */
  boolean readAll(ByteBuffer buffer) {
    boolean any = false;
    try {
      int count = channel.read(buffer.clear());
      while (count > 0) {
        any = true;
        count = channel.read(buffer.clear());
      }
      ended |= count < 0;
    } catch (IOException e) {
      ended = true;
    }
    return any;
  }

  void close() {
    RoomLoad.close(channel);
  }
}
