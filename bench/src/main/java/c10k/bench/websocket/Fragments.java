package c10k.bench.websocket;

import java.nio.ByteBuffer;

/** The frames of one message that have come so far. */
final class Fragments {
  private final Opcode kind;
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  Fragments(Opcode kind) {
    this.kind = kind;
  }

  Opcode kind() {
    return kind;
  }

  Fragments add(ByteBuffer payload) {
    bytes = ByteBuffer.allocate(bytes.capacity() + payload.remaining()).put(bytes.flip()).put(payload);
    return this;
  }

  /** All of them together; the last call. */
  ByteBuffer payload() {
    return bytes.flip();
  }
}
