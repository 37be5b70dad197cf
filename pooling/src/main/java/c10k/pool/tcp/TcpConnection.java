package c10k.pool.tcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a server that answers lines.
 *
 * <p>Threads: for one at a time, as a lease is. An interrupt while it waits closes the connection.
 */
public final class TcpConnection implements AutoCloseable {
  private static final int BUFFER_BYTES = 4 * 1_024;
  private static final int LONGEST_LINE_BYTES = 1 << 20;

  private final SocketChannel channel;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;

  private TcpConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects. The kernel of the server answers, so that it is not known yet whether the server
   * lives.
   */
  public static TcpConnection connect(InetSocketAddress server, Duration timeout) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(server, millis(timeout.toNanos()));
      return new TcpConnection(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Sends a line; its LF is added. */
  public void send(String line) throws IOException {
    var bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Waits for a line, and leaves out its LF.
   *
   * @throws SocketTimeoutException if it is not complete in time; what has come of it is lost then
   * @throws EOFException if the server ends the connection before
   */
  public String readLine(Duration timeout) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    var line = new ByteArrayOutputStream();
    for (int b = read(deadline); b != '\n'; b = read(deadline)) {
      line.write(b);
      if (line.size() > LONGEST_LINE_BYTES) {
        throw new IOException("The server's line is longer than " + LONGEST_LINE_BYTES + " bytes.");
      }
    }
    return line.toString(UTF_8);
  }

  /** Sends a line and waits for one. */
  public String exchange(String line, Duration timeout) throws IOException {
    send(line);
    return readLine(timeout);
  }

  private int read(long deadline) throws IOException {
    if (next == end) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new SocketTimeoutException("No line came in time.");
      }
      channel.socket().setSoTimeout(millis(left));
      next = 0;
      end = Math.max(0, channel.socket().getInputStream().read(buffer));
      if (end == 0) {
        throw new EOFException("The server has ended the connection.");
      }
    }
    return buffer[next++] & 0xff;
  }

  /**
   * Whether the connection is open and nothing has come that nobody has asked for, as far as the
   * kernel knows now. It costs a system call, and no round trip: a peer that vanished is not noticed.
   */
  public boolean isQuiet() throws IOException {
    if (!channel.isOpen() || next < end) {
      return false;
    }
    channel.configureBlocking(false);
    try {
      return channel.read(ByteBuffer.allocate(1)) == 0;
    } finally {
      channel.configureBlocking(true);
    }
  }

  /** Its own end. */
  public InetSocketAddress localAddress() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** At least one, because zero would mean for ever. */
  private static int millis(long nanos) {
    return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 1, Integer.MAX_VALUE);
  }
}
