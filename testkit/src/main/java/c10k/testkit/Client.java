package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A scripted peer over a plain blocking socket. Every wait for bytes has a deadline, and tells what
 * had come so far when it fails.
 *
 * <p>Text is ISO 8859-1, so that a character is a byte.
 *
 * <p>Threads: one may send while another reads.
 */
public final class Client implements AutoCloseable {
  private static final int READ_BYTES = 64 * 1_024;

  /** So little that a receiver that does not read is soon noticed. */
  private static final int SMALL_WINDOW_BYTES = 4 * 1_024;

  /** A blocking write has no time-out of its own, but ends when its channel is closed. */
  private static final ScheduledThreadPoolExecutor DEADLINES = deadlines();

  private final SocketChannel channel;
  private final Duration patience;
  private final byte[] chunk = new byte[READ_BYTES];
  private int next;
  private int end;

  private Client(SocketChannel channel, Duration patience) {
    this.channel = channel;
    this.patience = patience;
  }

  private static ScheduledThreadPoolExecutor deadlines() {
    var deadlines = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("client-deadlines").daemon().factory());
    deadlines.setRemoveOnCancelPolicy(true);
    return deadlines;
  }

  /** Connects; the kernel answers for the server, which need not have accepted yet. */
  public static Client connect(InetSocketAddress server, Duration patience) {
    return connect(server, patience, READ_BYTES * 4);
  }

  /** Connects with buffers so small that the server soon notices when nobody reads. */
  public static Client withSmallWindow(InetSocketAddress server, Duration patience) {
    return connect(server, patience, SMALL_WINDOW_BYTES);
  }

  private static Client connect(InetSocketAddress server, Duration patience, int bufferBytes) {
    try {
      var channel = SocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, bufferBytes);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.socket().setSoTimeout((int) patience.toMillis());
        channel.socket().connect(server, (int) patience.toMillis());
        return new Client(channel, patience);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not connect to " + server + ": " + e.getMessage(), e);
    }
  }

  /** The client's own end of the connection. */
  public SocketAddress address() {
    try {
      return channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Sending

  /** Sends all of it, waiting for the server to take it. */
  public Client send(String text) {
    return send(text.getBytes(ISO_8859_1));
  }

  /** Sends all of it, waiting for the server to take it. */
  public Client send(byte... bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    var giveUp = DEADLINES.schedule(this::close, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      return this;
    } catch (AsynchronousCloseException e) {
      throw new AssertionError("The server took " + buffer.position() + " of " + bytes.length + " bytes, and no more.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the connection broke while sending", e);
    } finally {
      giveUp.cancel(false);
    }
  }

  /** Sends what the kernel takes without waiting. */
  public int sendWithoutWaiting(ByteBuffer bytes) {
    try {
      channel.configureBlocking(false);
      try {
        return channel.write(bytes);
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the connection broke while sending", e);
    }
  }

  /**
   * Whether the server's kernel has acknowledged all that was sent, so that it waits for the server
   * to read it.
   */
  public boolean hasArrived() {
    return SentBytes.acknowledged((InetSocketAddress) address());
  }

  /** Half-closes: sends no more, but still reads. */
  public Client endOutput() {
    try {
      channel.shutdownOutput();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends abruptly: the server gets a reset. */
  public void reset() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Reading

  /** Reads so many bytes. */
  public byte[] read(int count) {
    var bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      int b = readByte();
      if (b < 0) {
        throw new AssertionError("The server ended the connection after " + i + " of " + count + " bytes.");
      }
      bytes[i] = (byte) b;
    }
    return bytes;
  }

  /** Reads up to the next LF, which it leaves out. */
  public String readLine() {
    var line = new ByteArrayOutputStream();
    for (int b = readByte(); b != '\n'; b = readByte()) {
      if (b < 0) {
        throw new AssertionError("The server ended the connection in the middle of a line: " + excerpt(line));
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1);
  }

  /** Reads all that comes until the server ends its side; a reset is a failure. */
  public byte[] readToEnd() {
    var all = new ByteArrayOutputStream();
    for (int b = readByte(); b >= 0; b = readByte()) {
      all.write(b);
    }
    return all.toByteArray();
  }

  /** Reads up to the next LF or the end, whichever comes first. */
  public String readToLineOrEnd() {
    var line = new StringBuilder();
    for (int b = readByte(); b >= 0; b = readByte()) {
      line.append((char) b);
      if (b == '\n') {
        break;
      }
    }
    return line.toString();
  }

  /** Sends a line and reads one; the server is alive if it is the same. */
  public Client roundTrip(String line) {
    send(line + "\n");
    var reply = readLine();
    if (!reply.equals(line)) {
      throw new AssertionError("Sent the line " + line + ", but got " + reply);
    }
    return this;
  }

  /** Reads and drops everything until the connection has ended, in good order or not. */
  public void awaitGone() {
    try {
      while (fill()) {
        next = end;
      }
    } catch (UncheckedIOException e) {
      // A reset is an end, too.
    }
  }

  /** Reads one line, unless the connection ends before it. */
  public void awaitLineOrGone() {
    try {
      readToLineOrEnd();
    } catch (UncheckedIOException e) {
      // A reset is an end, too.
    }
  }

  private int readByte() {
    return next < end || fill() ? chunk[next++] & 0xff : -1;
  }

  /** Tells whether there are more bytes. */
  private boolean fill() {
    try {
      next = 0;
      end = Math.max(0, channel.socket().getInputStream().read(chunk));
      return end > 0;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("Waited in vain for bytes of the server.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the connection broke while reading: " + e.getMessage(), e);
    }
  }

  private static String excerpt(ByteArrayOutputStream line) {
    var text = line.toString(ISO_8859_1);
    return text.length() <= 80 ? text : text.substring(0, 80) + "… (" + text.length() + " bytes)";
  }
}
