package c10k.bench.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * Checks that a server answers correctly in a {@linkplain HttpMode mode} before anybody measures how fast it does.
 *
 * <p>The bytes of requests arrive in pieces of every kind: whole, byte by byte, and cut where one request ends and the next begins.
 */
public final class HttpGate {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int IN_A_ROW = 20;
  private static final int DEEP = 4;
  private static final int READ_BYTES = 16 * 1_024;

  private final Socket socket;
  private Responses responses = new Responses(true);
  private ByteBuffer in = ByteBuffer.allocate(READ_BYTES).limit(0);

  private HttpGate(Socket socket) {
    this.socket = socket;
  }

  /**
   * Checks it.
   *
   * @throws IOException saying what is wrong with the server, or that it cannot be reached
   */
  public static void check(InetSocketAddress target, HttpMode mode) throws IOException {
    check(target, mode, PATIENCE);
  }

  static void check(InetSocketAddress target, HttpMode mode, Duration patience) throws IOException {
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.connect(target, Math.toIntExact(patience.toMillis()));
      new HttpGate(socket).check(mode);
    } catch (SocketTimeoutException e) {
      throw wrong(target, mode, "stopped answering", e);
    } catch (WrongResponseException e) {
      throw wrong(target, mode, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw wrong(target, mode, "broke the connection (" + e.getMessage() + ")", e);
    }
  }

  private static IOException wrong(InetSocketAddress target, HttpMode mode, String what, IOException cause) {
    var name = target.getHostString() + ":" + target.getPort();
    return new IOException(name + " does not serve the greeting (" + mode.label() + "): the server " + what + ".", cause);
  }

  private void check(HttpMode mode) throws IOException {
    switch (mode) {
      case KEEPALIVE -> checkKeptConnection();
      case PIPELINED -> checkPipelined();
      case CLOSE -> checkClosing();
    }
  }

  private void checkKeptConnection() throws IOException {
    var request = Requests.more(1);
    for (int i = 0; i < IN_A_ROW; i++) {
      send(request);
      requireResponses(1);
    }
    sendByteByByte(request);
    requireResponses(1);
    checkClosing();
  }

  private void checkPipelined() throws IOException {
    int depth = HttpMode.PIPELINED.depth();
    send(Requests.more(depth));
    requireResponses(depth);
    var many = Requests.more(DEEP * depth);
    int one = Requests.more(1).length;
    // Across requests, so that each piece but the first begins in the middle of one.
    for (int from = 0; from < many.length; from += one + 1) {
      send(Arrays.copyOfRange(many, from, Math.min(many.length, from + one + 1)));
    }
    requireResponses(DEEP * depth);
    sendByteByByte(Requests.more(2));
    requireResponses(2);
    checkClosing();
  }

  /** One response too many, wherever it was sent, shows in the end. */
  private void checkClosing() throws IOException {
    responses = new Responses(false);
    var last = Requests.last();
    int middle = last.length / 2;
    send(Arrays.copyOfRange(last, 0, middle));
    send(Arrays.copyOfRange(last, middle, last.length));
    requireResponses(1);
    requireEnd();
  }

  private void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private void sendByteByByte(byte[] bytes) throws IOException {
    for (byte one : bytes) {
      send(new byte[] {one});
    }
  }

  private void requireResponses(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      while (!in.hasRemaining() || !responses.take(in)) {
        if (!readMore()) {
          throw new WrongResponseException("closed the connection before it had answered every request");
        }
      }
    }
  }

  private void requireEnd() throws IOException {
    if (in.hasRemaining() || readMore()) {
      throw new WrongResponseException("sent more behind its last response");
    }
  }

  private boolean readMore() throws IOException {
    in = ByteBuffer.allocate(in.remaining() + READ_BYTES).put(in);
    int count = socket.getInputStream().read(in.array(), in.position(), READ_BYTES);
    in.position(in.position() + Math.max(0, count)).flip();
    return count >= 0;
  }
}
