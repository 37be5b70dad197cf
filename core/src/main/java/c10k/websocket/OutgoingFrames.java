package c10k.websocket;

import c10k.server.Outbox;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frames that answer one read, on their way into a single reply: every reply is a system call.
 *
 * <p>The usual single frame is not copied: its payload still lies where it was received, and a server's header, which has
 * no mask, fits where the client's was. Only when a second frame comes, both move into a buffer of their own.
 *
 * <p>Confined to its session, and holds nothing between two of its calls.
 */
final class OutgoingFrames {
  private static final int SMALLEST_BUFFER = 512;

  /** Beyond it, another system call costs less than copying. */
  private static final int MAX_GATHERED = 64 * 1_024;

  private static final int WORTH_A_SYSTEM_CALL = 8 * 1_024;

  /** The frame that was not copied, between {@link #start} and {@link #end}. */
  private @Nullable ByteBuffer inPlace;

  private int start;
  private int end;
  private @Nullable ByteBuffer gathered;

  /** Adds a frame with a payload from anywhere; takes all its remaining bytes. */
  void add(int opcode, boolean compressed, ByteBuffer payload, Outbox out) {
    int length = payload.remaining();
    int header = FrameHeader.bytesInFrontOf(length);
    var into = roomFor(header + length, out);
    FrameHeader.write(opcode, compressed, length, into, into.position());
    into.position(into.position() + header).put(payload);
  }

  /** Adds a frame whose payload has free room for a header in front, and stays as it is until {@link #flush}. */
  void addInPlace(int opcode, ByteBuffer payload, Outbox out) {
    if (payload.remaining() >= WORTH_A_SYSTEM_CALL) {
      flush(out);
    }
    if (inPlace != null || gathered != null) {
      add(opcode, false, payload, out);
      return;
    }
    inPlace = payload;
    start = putHeaderInFrontOf(payload, opcode);
    end = payload.limit();
    payload.position(end);
  }

  /** Returns where the header begins. */
  static int putHeaderInFrontOf(ByteBuffer payload, int opcode) {
    int at = payload.position() - FrameHeader.bytesInFrontOf(payload.remaining());
    FrameHeader.write(opcode, false, payload.remaining(), payload, at);
    return at;
  }

  /** Sends what there is. */
  void flush(Outbox out) {
    if (inPlace != null) {
      var around = inPlace;
      inPlace = null;
      int position = around.position();
      int limit = around.limit();
      out.reply(around.limit(end).position(start));
      around.limit(limit).position(position);
    }
    if (gathered != null) {
      out.reply(gathered.flip());
      gathered = null;
    }
  }

  private ByteBuffer roomFor(int bytes, Outbox out) {
    if (pending() + bytes > MAX_GATHERED) {
      flush(out);
    }
    int needed = pending() + bytes;
    if (gathered == null || gathered.capacity() < needed) {
      // Twice as much as there is now: where two frames come together, there are more.
      moveInto(ByteBuffer.allocate(Math.max(SMALLEST_BUFFER, 2 * pending() + bytes)));
    }
    return Objects.requireNonNull(gathered, "a buffer with room");
  }

  private int pending() {
    if (inPlace != null) {
      return end - start;
    }
    return gathered == null ? 0 : gathered.position();
  }

  private void moveInto(ByteBuffer buffer) {
    if (inPlace != null) {
      buffer.put(0, inPlace, start, end - start).position(end - start);
      inPlace = null;
    } else if (gathered != null) {
      buffer.put(gathered.flip());
    }
    gathered = buffer;
  }
}
