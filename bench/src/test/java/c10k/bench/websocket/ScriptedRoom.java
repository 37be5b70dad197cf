package c10k.bench.websocket;

import c10k.bench.load.ScriptedServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A room of WebSockets that is wrong in one way. One message in a hundred is treated wrongly. */
final class ScriptedRoom implements AutoCloseable {
  private static final int WRONG_ONE = 100;

  /** What is wrong. */
  enum Flaw {
    NONE,
    LOSES_ONE,
    TELLS_ONE_TWICE,
    TELLS_THE_SENDER,
    DAMAGES_ONE,
    CHANGES_KIND,
    TURNS_TWO_ROUND,
    ANSWERS_NO_PING,
    CLOSES
  }

  private final Flaw flaw;
  private final ScriptedServer server;
  private final List<OutputStream> room = new CopyOnWriteArrayList<>();
  private final AtomicInteger messages = new AtomicInteger();
  private byte[] heldBack = {};

  private ScriptedRoom(Flaw flaw) throws IOException {
    this.flaw = flaw;
    this.server = ScriptedServer.start((in, out) -> converse(new DataInputStream(in), out));
  }

  static ScriptedRoom start(Flaw flaw) throws IOException {
    return new ScriptedRoom(flaw);
  }

  InetSocketAddress address() {
    return server.address();
  }

  private void converse(DataInputStream in, OutputStream out) throws IOException {
    var head = head(in);
    var key = head.replaceAll("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
    room.add(out);
    send(out, ("HTTP/1.1 101 ok\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + Handshake.accept(key) + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII));
    while (true) {
      take(in, out);
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private void take(DataInputStream in, OutputStream from) throws IOException {
    int kind = in.readUnsignedByte() & 0x0f;
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    }
    var mask = in.readNBytes(4);
    var payload = in.readNBytes(length);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    if (kind == Opcode.PING.bits()) {
      pong(payload, from);
    } else {
      broadcast(kind, payload, from);
    }
  }

  private void pong(byte[] payload, OutputStream to) throws IOException {
    if (flaw != Flaw.ANSWERS_NO_PING) {
      send(to, frame(Opcode.PONG.bits(), payload));
    }
  }

  private void broadcast(int kind, byte[] payload, OutputStream from) throws IOException {
    boolean wrong = messages.incrementAndGet() % WRONG_ONE == 0;
    if (wrong && flaw == Flaw.DAMAGES_ONE) {
      payload[payload.length / 2] ^= 1;
    }
    var frame = frame(wrong && flaw == Flaw.CHANGES_KIND ? kind ^ 3 : kind, payload);
    if (flaw == Flaw.TURNS_TWO_ROUND) {
      frame = turned(frame, wrong);
    }
    boolean wrongToOne = wrong;
    for (var to : room) {
      if (!to.equals(from)) {
        deliver(to, frame, wrongToOne);
        wrongToOne = false;
      } else if (wrong && flaw == Flaw.TELLS_THE_SENDER) {
        send(to, frame);
      }
    }
  }

  /** The wrong one comes behind the next. */
  private byte[] turned(byte[] frame, boolean wrong) {
    if (wrong) {
      heldBack = frame;
      return new byte[0];
    }
    var both = ByteBuffer.allocate(frame.length + heldBack.length).put(frame).put(heldBack).array();
    heldBack = new byte[0];
    return both;
  }

  private void deliver(OutputStream to, byte[] frame, boolean wrong) throws IOException {
    if (wrong && flaw == Flaw.CLOSES) {
      send(to, frame(Opcode.CLOSE.bits(), new byte[] {3, (byte) 0xe9}));
    } else if (!(wrong && flaw == Flaw.LOSES_ONE)) {
      send(to, frame);
    }
    if (wrong && flaw == Flaw.TELLS_ONE_TWICE) {
      send(to, frame);
    }
  }

  private static byte[] frame(int kind, byte[] payload) {
    var frame = ByteBuffer.allocate(payload.length + 4).put((byte) (0x80 | kind));
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else {
      frame.put((byte) 126).putShort((short) payload.length);
    }
    frame.put(payload);
    var bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  /** The receiver answers pings while others talk to it. */
  private static void send(OutputStream to, byte[] bytes) throws IOException {
    synchronized (to) {
      to.write(bytes);
    }
  }

  /** Drops everybody. */
  void hangUp() throws IOException {
    server.close();
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }
}
