package c10k.websocket;

import c10k.server.Audience;
import c10k.server.Outbox;
import java.nio.ByteBuffer;

/** One message for two audiences, each of which gets it as it understands it. */
final class Broadcasts {
  private static final byte LF = '\n';

  private Broadcasts() {}

  /** To all other WebSockets; text also to those who speak in lines, as a line. */
  static void fromWebSocket(MessageKind kind, ByteBuffer payload, Outbox out) {
    int length = payload.remaining();
    int header = FrameHeader.bytesInFrontOf(length);
    var frameAndLineFeed = ByteBuffer.allocate(header + length + 1);
    FrameHeader.write(Opcode.of(kind), false, length, frameAndLineFeed, 0);
    frameAndLineFeed.position(header).put(payload).put(LF).flip();
    out.broadcast(frameAndLineFeed.slice(0, header + length), WebSocketProtocols.AUDIENCE);
    if (kind == MessageKind.TEXT) {
      out.broadcast(frameAndLineFeed.position(header), Audience.LINES);
    }
  }
}
