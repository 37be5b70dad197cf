package c10k.websocket;

import c10k.server.Audience;
import c10k.server.Outbox;
import java.nio.ByteBuffer;

/** One message for two audiences, each of which gets it as it understands it. */
final class Broadcasts {
  private static final byte LF = '\n';
  private static final byte CR = '\r';

  private Broadcasts() {}

  /** To all other WebSockets; text also to those who speak in lines, as a line, or as several if there are line feeds in it. */
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

  /** Each line becomes a message without its line end: text, or binary if it is not UTF-8. All of them go out in one piece. */
  static void linesToWebSockets(ByteBuffer lines, Outbox out) {
    var frames = ByteBuffer.allocate(lines.remaining() + numberOf(lines) * FrameHeader.MAX_BYTES_IN_FRONT);
    int end = lines.limit();
    while (lines.hasRemaining()) {
      int lineFeed = lineFeed(lines, lines.position());
      putFrame(withoutCarriageReturn(lines.limit(lineFeed)), frames);
      lines.limit(end).position(Math.min(end, lineFeed + 1));
    }
    out.broadcast(frames.flip(), WebSocketProtocols.AUDIENCE);
  }

  private static int numberOf(ByteBuffer lines) {
    int number = 0;
    for (int i = lines.position(); i < lines.limit(); i = lineFeed(lines, i) + 1) {
      number++;
    }
    return number;
  }

  /** Where the line ends that begins there; the limit if it has no LF. */
  private static int lineFeed(ByteBuffer lines, int from) {
    int i = from;
    while (i < lines.limit() && lines.get(i) != LF) {
      i++;
    }
    return i;
  }

  private static ByteBuffer withoutCarriageReturn(ByteBuffer line) {
    int end = line.limit();
    return line.hasRemaining() && line.get(end - 1) == CR ? line.limit(end - 1) : line;
  }

  private static void putFrame(ByteBuffer line, ByteBuffer frames) {
    boolean isText = Utf8.check(Utf8.WHOLE, line, line.position(), line.limit()) == Utf8.WHOLE;
    int length = line.remaining();
    int start = frames.position();
    FrameHeader.write(isText ? Opcode.TEXT : Opcode.BINARY, false, length, frames, start);
    frames.position(start + FrameHeader.bytesInFrontOf(length)).put(line);
  }
}
