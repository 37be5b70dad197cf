package c10k.websocket;

import c10k.server.Outbox;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of data frames.
 *
 * <p>A message that lies whole in one frame and in the buffer stays there: it is unmasked in place and delivered in place. Everything else is
 * put together in an {@link IncomingMessage}, piece by piece as it comes, so that a text that is not UTF-8 is noticed at the byte that makes it
 * so. Between messages nothing is kept.
 *
 * <p>Confined to its session.
 */
final class MessageReader {

  /** Gets the messages. */
  interface Receiver {

    /** Takes a message that is whole; in front of its payload there is room for a server's header. */
    void deliver(MessageKind kind, ByteBuffer payload, Outbox out);
  }

  private final WebSocketConfig config;
  private final @Nullable PerMessageDeflate compression;
  private final Receiver receiver;

  /** What is still to come of a frame. */
  private long missing;

  /** For the next byte of that frame. */
  private int mask;

  private boolean frameIsLast;
  private boolean readsOver;
  private @Nullable IncomingMessage message;

  MessageReader(WebSocketConfig config, @Nullable PerMessageDeflate compression, Receiver receiver) {
    this.config = config;
    this.compression = compression;
    this.receiver = receiver;
  }

  /** Whether there is more to come of a frame that has begun. */
  boolean isWithinFrame() {
    return missing > 0;
  }

  /** From now on, frames are read and forgotten. */
  void readOver() {
    readsOver = true;
    message = null;
  }

  /** Takes a frame behind its header, or as much of it as there is; true, since there may be more behind it. */
  boolean begin(FrameHeader header, ByteBuffer bytes, Outbox out) throws Violation {
    missing = header.length();
    mask = header.mask();
    frameIsLast = header.isFinal();
    if (readsOver) {
      return goOn(bytes, out);
    }
    checkOrder(header);
    checkLength(header);
    if (message == null && frameIsLast && !header.isCompressed() && missing <= bytes.remaining()) {
      takeWholeMessage(kindOf(header), bytes, out);
      return true;
    }
    if (message == null) {
      message = new IncomingMessage(kindOf(header), header.isCompressed(), config.maxMessageBytes());
    }
    return goOn(bytes, out);
  }

  private void checkOrder(FrameHeader header) throws Violation {
    boolean continues = header.opcode() == Opcode.CONTINUATION;
    if (continues && message == null) {
      throw Violation.ofProtocol("nothing to continue");
    }
    if (!continues && message != null) {
      throw Violation.ofProtocol("a new message within a fragmented one");
    }
  }

  /** Before any of it has come. */
  private void checkLength(FrameHeader header) throws Violation {
    if (missing > config.maxFrameBytes()) {
      throw Violation.tooBig("a frame is", config.maxFrameBytes());
    }
    // What is compressed shows its length only when it is not any more.
    boolean compressed = message == null ? header.isCompressed() : message.isCompressed();
    int before = message == null ? 0 : message.bytes();
    if (!compressed && missing > config.maxMessageBytes() - before) {
      throw Violation.tooBig("a message is", config.maxMessageBytes());
    }
  }

  private static MessageKind kindOf(FrameHeader header) {
    return header.opcode() == Opcode.TEXT ? MessageKind.TEXT : MessageKind.BINARY;
  }

  private void takeWholeMessage(MessageKind kind, ByteBuffer bytes, Outbox out) throws Violation {
    int end = bytes.position() + (int) missing;
    missing = 0;
    Mask.takeOff(mask, bytes, bytes.position(), end);
    if (kind == MessageKind.TEXT && Utf8.check(Utf8.WHOLE, bytes, bytes.position(), end) != Utf8.WHOLE) {
      throw IncomingMessage.notUtf8();
    }
    int limit = bytes.limit();
    receiver.deliver(kind, bytes.limit(end), out);
    bytes.limit(limit).position(end);
  }

  /** Takes more of a frame; true, since there may be more behind it. */
  boolean goOn(ByteBuffer bytes, Outbox out) throws Violation {
    int count = (int) Math.min(missing, bytes.remaining());
    int end = bytes.position() + count;
    if (message != null) {
      Mask.takeOff(mask, bytes, bytes.position(), end);
      int limit = bytes.limit();
      addTo(message, bytes.limit(end));
      bytes.limit(limit);
    }
    bytes.position(end);
    mask = Mask.after(mask, count);
    missing -= count;
    if (missing == 0 && frameIsLast) {
      finishMessage(out);
    }
    return true;
  }

  private void addTo(IncomingMessage underWay, ByteBuffer piece) throws Violation {
    if (underWay.isCompressed() && compression != null) {
      compression.inflate(piece, underWay);
    } else {
      underWay.add(piece);
    }
  }

  private void finishMessage(Outbox out) throws Violation {
    var whole = message;
    message = null;
    if (whole != null) {
      if (whole.isCompressed() && compression != null) {
        compression.finishInflating(whole);
      }
      receiver.deliver(whole.kind(), whole.payload(), out);
    }
  }
}
