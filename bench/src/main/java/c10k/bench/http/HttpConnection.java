package c10k.bench.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection: sends a client's requests and waits for their responses; or sends one, and waits for its response and for the server's end.
 *
 * <p>Confined to the load's thread.
 */
final class HttpConnection {
  private final HttpLoad load;
  private final SocketChannel channel;
  private final SelectionKey key;
  private boolean begun;

  /** Responses that are to come. */
  private int outstanding;

  /** The rest of requests that the kernel took in part; null at almost any time. */
  private @Nullable ByteBuffer unsent;

  /** The beginning of a response; null at almost any time. */
  private @Nullable ByteBuffer partial;

  private HttpConnection(HttpLoad load, SocketChannel channel, SelectionKey key) {
    this.load = load;
    this.channel = channel;
    this.key = key;
  }

  /** Connects, perhaps not at once; sends nothing yet. */
  static HttpConnection open(HttpLoad load) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      if (load.mode().keepsConnections()) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      } else {
        load.ports().bind(channel);
      }
      boolean connected = channel.connect(load.target());
      if (connected) {
        load.connected();
      }
      var key = channel.register(load.selector(), connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
      var connection = new HttpConnection(load, channel, key);
      key.attach(connection);
      return connection;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** From now on, sends requests whenever none is under way. */
  void begin() {
    try {
      if (!begun) {
        begun = true;
        if (channel.isConnected()) {
          send();
        }
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** The selector says that something can be done. */
  void ready() {
    try {
      if (key.isConnectable()) {
        finishConnecting();
        return;
      }
      boolean readable = key.isReadable();
      var rest = unsent;
      if (rest != null && key.isWritable()) {
        writeUnsent(rest);
      }
      if (readable) {
        read();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void finishConnecting() throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    load.connected();
    if (begun) {
      send();
    }
  }

  // Sending

  private void send() throws IOException {
    outstanding = load.mode().depth();
    var bytes = load.requests();
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      unsent = ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  private void writeUnsent(ByteBuffer rest) throws IOException {
    channel.write(rest);
    if (!rest.hasRemaining()) {
      unsent = null;
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  // Receiving

  private void read() throws IOException {
    var in = load.readBuffer().clear();
    if (partial != null) {
      in.put(partial);
      partial = null;
    }
    if (channel.read(in) < 0) {
      ended(in.flip());
    } else {
      takeResponses(in.flip());
    }
  }

  private void ended(ByteBuffer rest) throws IOException {
    if (load.mode().keepsConnections() || outstanding > 0 || rest.hasRemaining()) {
      throw new WrongResponseException("closed the connection " + (rest.hasRemaining() ? "within a response" : "too early"));
    }
    channel.close();
    load.answered();
    load.another();
  }

  private void takeResponses(ByteBuffer in) throws IOException {
    while (in.hasRemaining() && load.responses().take(in)) {
      if (outstanding == 0) {
        throw new WrongResponseException("sent more responses than there were requests");
      }
      outstanding--;
      if (load.mode().keepsConnections()) {
        load.answered();
      }
    }
    if (in.hasRemaining()) {
      partial = ByteBuffer.allocate(in.remaining()).put(in).flip();
    }
    if (outstanding == 0 && load.mode().keepsConnections()) {
      if (partial != null) {
        throw new WrongResponseException("sent more than the responses to what it was sent");
      }
      send();
    }
  }

  // Ending

  private void fail(IOException reason) {
    load.failed(reason instanceof WrongResponseException wrong
        ? wrong
        : new WrongResponseException("broke the connection (" + reason.getMessage() + ")"));
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
      partial = null;
    }
  }
}
