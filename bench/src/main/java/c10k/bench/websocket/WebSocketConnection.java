package c10k.bench.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One client: shakes hands, answers pings, and hands on what it hears. While nothing is under way it keeps no buffer.
 *
 * <p>Confined to the clients' thread.
 */
final class WebSocketConnection {
  private static final int CLOSE_CODE_BYTES = 2;

  private final WebSocketClients clients;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final int index;

  /** Until the server has answered it. */
  private @Nullable Handshake handshake;

  private boolean lost;

  /** A frame of which only a part has come. */
  private @Nullable ByteBuffer rest;

  /** What the kernel has not taken; null at almost any time. */
  private @Nullable ArrayDeque<ByteBuffer> unsent;

  /** A message of which only some frames have come. */
  private @Nullable Fragments fragments;

  WebSocketConnection(WebSocketClients clients, SocketChannel channel, SelectionKey key, int index, Handshake handshake) {
    this.clients = clients;
    this.channel = channel;
    this.key = key;
    this.index = index;
    this.handshake = handshake;
  }

  /** Its place among all, from 0. */
  int index() {
    return index;
  }

  SocketAddress localAddress() throws IOException {
    return channel.getLocalAddress();
  }

  /** The selector says that something can be done. */
  void ready() {
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        shakeHands();
        return;
      }
      boolean readable = key.isReadable();
      if (key.isWritable()) {
        writeUnsent();
      }
      if (readable) {
        read();
      }
    } catch (IOException e) {
      lose(e);
    }
  }

  /** TCP is connected. */
  void shakeHands() throws IOException {
    key.interestOps(SelectionKey.OP_READ);
    if (handshake != null) {
      write(handshake.request(clients.server()));
    }
  }

  // Sending

  /** Sends a message, or another frame, at once if the kernel takes it; takes all remaining bytes. */
  void send(Opcode opcode, ByteBuffer payload) {
    try {
      write(clients.frame(opcode, payload));
    } catch (IOException e) {
      lose(e);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    if (lost) {
      return;
    }
    if (unsent == null) {
      channel.write(bytes);
    }
    if (bytes.hasRemaining()) {
      if (unsent == null) {
        unsent = new ArrayDeque<>();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
      unsent.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
    }
  }

  private void writeUnsent() throws IOException {
    while (unsent != null) {
      var oldest = unsent.element();
      channel.write(oldest);
      if (oldest.hasRemaining()) {
        return;
      }
      unsent.remove();
      if (unsent.isEmpty()) {
        unsent = null;
        key.interestOps(SelectionKey.OP_READ);
      }
    }
  }

  // Receiving

  private void read() throws IOException {
    var in = clients.readBuffer().clear();
    if (rest != null) {
      in.put(rest);
      rest = null;
    }
    if (channel.read(in) < 0) {
      throw new EOFException(handshake == null ? "the server closed the connection" : "the server closed the connection instead of shaking hands");
    }
    take(in.flip());
    if (in.hasRemaining() && !lost) {
      rest = ByteBuffer.allocate(in.remaining()).put(in).flip();
    }
  }

  private void take(ByteBuffer in) throws IOException {
    if (handshake != null) {
      if (!handshake.complete(in)) {
        return;
      }
      handshake = null;
      clients.opened();
    }
    var reader = clients.reader();
    for (int length = reader.next(in); length >= 0 && !lost; length = reader.next(in)) {
      int limit = in.limit();
      int end = in.position() + length;
      takeFrame(reader.opcode(), reader.isLast(), in.limit(end));
      in.limit(limit).position(end);
    }
  }

  private void takeFrame(Opcode opcode, boolean last, ByteBuffer payload) throws IOException {
    switch (opcode) {
      case PING -> send(Opcode.PONG, payload);
      case PONG -> clients.hearer().pong(this, payload);
      case CLOSE -> throw new ProtocolException("the server closed the WebSocket" + reason(payload));
      case TEXT, BINARY -> takeBeginning(opcode, last, payload);
      case CONTINUATION -> takeContinuation(last, payload);
    }
  }

  private void takeBeginning(Opcode kind, boolean last, ByteBuffer payload) throws ProtocolException {
    if (fragments != null) {
      throw new ProtocolException("the server began a message in the middle of another");
    }
    if (last) {
      clients.hearer().message(this, kind, payload);
    } else {
      fragments = new Fragments(kind).add(payload);
    }
  }

  private void takeContinuation(boolean last, ByteBuffer payload) throws ProtocolException {
    if (fragments == null) {
      throw new ProtocolException("the server went on with a message that it had not begun");
    }
    fragments.add(payload);
    if (last) {
      var whole = fragments;
      fragments = null;
      clients.hearer().message(this, whole.kind(), whole.payload());
    }
  }

  private static String reason(ByteBuffer payload) {
    return payload.remaining() < CLOSE_CODE_BYTES ? "" : " with code " + Short.toUnsignedInt(payload.getShort());
  }

  // Ending

  void lose(IOException reason) {
    if (!lost) {
      lost = true;
      reset();
      clients.lost(reason);
    }
  }

  /** Ends with a reset instead of a farewell: no TIME_WAIT, so ports can be used again at once. */
  void reset() {
    try (channel) {
      if (channel.isConnected()) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // Already reset by the other side, which is as good.
      lost = true;
    }
  }
}
