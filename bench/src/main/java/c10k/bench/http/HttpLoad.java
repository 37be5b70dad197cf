package c10k.bench.http;

import c10k.bench.load.ClosedLoad;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Clients of one HTTP server in a closed loop: each sends what its {@linkplain HttpMode mode} sends at once, and goes on when all of it is answered. Every
 * response is checked.
 *
 * <p>Confined to one thread.
 */
public final class HttpLoad implements ClosedLoad {
  private static final int READ_BUFFER_BYTES = 64 * 1_024;
  private static final long LONGEST_SILENCE_SECONDS = 10;

  private final InetSocketAddress target;
  private final HttpMode mode;
  private final Selector selector = Selector.open();
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER_BYTES);
  private final ByteBuffer requests;
  private final Responses responses;
  private final ClientPorts ports;
  private boolean begun;
  private long answers;
  private long wanted;
  private long connects;
  private @Nullable WrongResponseException failure;

  private HttpLoad(InetSocketAddress target, HttpMode mode) throws IOException {
    this.target = target;
    this.mode = mode;
    var bytes = Requests.of(mode);
    this.requests = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    this.responses = new Responses(mode.keepsConnections());
    this.ports = new ClientPorts(target.getAddress());
  }

  /**
   * Connects so many clients, which send nothing yet.
   *
   * @throws IOException naming the target, if it cannot be reached; nothing is left open
   */
  public static HttpLoad connect(InetSocketAddress target, int clients, HttpMode mode) throws IOException {
    var load = new HttpLoad(target, mode);
    try {
      for (int i = 0; i < clients; i++) {
        HttpConnection.open(load);
      }
      while (load.connects < clients) {
        load.poll();
      }
      return load;
    } catch (IOException e) {
      load.close();
      var where = target.getHostString() + ":" + target.getPort();
      var progress = " (after " + load.connects + " of " + clients + " connections)";
      throw new IOException("Cannot connect to " + where + progress + ": " + e.getMessage() + ".", e);
    }
  }

  /**
   * Waits for so many more responses than all earlier calls asked for. The loop goes on across calls: when this returns, each client still has
   * requests under way.
   *
   * @throws IOException if a response was wrong, a connection was lost, or nothing came for 10 s
   */
  @Override
  public void bring(long count) throws IOException {
    wanted += count;
    if (!begun) {
      begun = true;
      selector.keys().forEach(key -> connection(key).begin());
    }
    throwIfFailed();
    while (answers < wanted) {
      poll();
    }
  }

  private void poll() throws IOException {
    if (selector.select(HttpLoad::ready, TimeUnit.SECONDS.toMillis(LONGEST_SILENCE_SECONDS)) == 0) {
      throw new IOException("the server answered nothing for " + LONGEST_SILENCE_SECONDS + " s");
    }
    throwIfFailed();
  }

  private static void ready(SelectionKey key) {
    connection(key).ready();
  }

  private static HttpConnection connection(SelectionKey key) {
    return (HttpConnection) key.attachment();
  }

  private void throwIfFailed() throws IOException {
    if (failure != null) {
      throw new IOException("after " + answers + " responses the server " + failure.getMessage(), failure);
    }
  }

  /** Connections made so far. */
  public long connects() {
    return connects;
  }

  /** Responses so far that needed more than a comparison with the one before. */
  long readInFull() {
    return responses.readInFull();
  }

  // What connections need and tell

  InetSocketAddress target() {
    return target;
  }

  HttpMode mode() {
    return mode;
  }

  Selector selector() {
    return selector;
  }

  ByteBuffer readBuffer() {
    return readBuffer;
  }

  /** What to send at once; shared, and read from the start. */
  ByteBuffer requests() {
    return requests.rewind();
  }

  Responses responses() {
    return responses;
  }

  ClientPorts ports() {
    return ports;
  }

  void connected() {
    connects++;
  }

  void answered() {
    answers++;
  }

  /** A client goes on with a new connection. */
  void another() throws IOException {
    HttpConnection.open(this).begin();
  }

  /** The first failure is told to whoever waits. */
  void failed(WrongResponseException reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  @Override
  public void close() {
    try (selector) {
      selector.keys().forEach(key -> connection(key).reset());
    } catch (IOException e) {
      throw new AssertionError("closing a selector cannot fail", e);
    }
  }
}
