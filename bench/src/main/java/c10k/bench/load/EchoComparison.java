package c10k.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One connection that writes and reads at once and compares. One thread does both: a server that
 * stops reading while nobody reads its answers must not hang us. Used once.
 */
final class EchoComparison implements AutoCloseable {
  private static final int LARGEST_PIECE_BYTES = 64 * 1_024;
  private static final int EXCERPT_BYTES = 40;

  private final InetSocketAddress target;
  private final Duration patience;
  private final SocketChannel channel;
  private final Selector selector;
  private final ByteBuffer in = ByteBuffer.allocate(LARGEST_PIECE_BYTES);
  private long echoed;
  private boolean ended;

  private EchoComparison(InetSocketAddress target, Duration patience, SocketChannel channel) throws IOException {
    this.target = target;
    this.patience = patience;
    this.channel = channel;
    this.selector = Selector.open();
  }

  static EchoComparison connect(InetSocketAddress target, Duration patience) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.socket().connect(target, Math.toIntExact(patience.toMillis()));
      channel.configureBlocking(false);
      return new EchoComparison(target, patience, channel);
    } catch (IOException e) {
      channel.close();
      var why = "Cannot connect to " + name(target) + ": " + e.getMessage();
      throw new IOException(why + ". Is the server running?", e);
    }
  }

  void run(byte[] lines, RandomLines sizes) throws IOException {
    var out = ByteBuffer.wrap(lines);
    var expected = ByteBuffer.wrap(lines);
    var key = channel.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    try {
      while (!ended) {
        if (selector.select(patience.toMillis()) == 0) {
          throw wrong("it stopped answering", lines.length);
        }
        selector.selectedKeys().clear();
        exchange(key, out, expected, sizes);
      }
    } catch (WrongEcho e) {
      throw e;
    } catch (IOException e) {
      throw wrong("the connection broke (" + e.getMessage() + ")", lines.length);
    }
  }

  private void exchange(SelectionKey key, ByteBuffer out, ByteBuffer expected, RandomLines sizes) throws IOException {
    if (key.isWritable()) {
      writePiece(out, sizes.size(LARGEST_PIECE_BYTES));
      if (!out.hasRemaining()) {
        channel.shutdownOutput();
        key.interestOps(SelectionKey.OP_READ);
      }
    }
    if (key.isReadable()) {
      readAndCompare(expected);
    }
  }

  private void writePiece(ByteBuffer out, int bytes) throws IOException {
    int limit = out.limit();
    channel.write(out.limit(Math.min(limit, out.position() + bytes)));
    out.limit(limit);
  }

  private void readAndCompare(ByteBuffer expected) throws IOException {
    int count = channel.read(in.clear());
    if (count < 0) {
      ended = true;
      if (expected.hasRemaining()) {
        throw wrong("it closed the connection too early", expected.limit());
      }
      return;
    }
    compare(in.flip(), expected);
    echoed += count;
    expected.position(expected.position() + count);
  }

  private void compare(ByteBuffer got, ByteBuffer expected) throws WrongEcho {
    int common = expected.mismatch(got);
    if (common < 0 || common == got.remaining()) {
      return;
    }
    echoed += common;
    var what = common == expected.remaining() ? "more than it was sent" : "other bytes than it was sent";
    throw wrong("it sent " + what + ": " + excerpt(got, common), expected.limit());
  }

  /** Servers often say what they do not like, so their words belong into the message. */
  private static String excerpt(ByteBuffer got, int from) {
    var bytes = new byte[Math.min(EXCERPT_BYTES, got.remaining() - from)];
    got.get(got.position() + from, bytes);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    return "\"" + text.replaceAll("[^ -~]", ".") + "\"";
  }

  private WrongEcho wrong(String what, long total) {
    var progress = echoed + " of " + total + " bytes had come back";
    return new WrongEcho(name(target) + " is not a correct echo server: " + what + ", after " + progress + ".");
  }

  private static String name(InetSocketAddress target) {
    return target.getHostString() + ":" + target.getPort();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }

  /** The server answered, but not what it should. */
  private static final class WrongEcho extends IOException {
    private static final long serialVersionUID = 1L;

    WrongEcho(String message) {
      super(message);
    }
  }
}
