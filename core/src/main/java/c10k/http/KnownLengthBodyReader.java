package c10k.http;

import java.nio.ByteBuffer;

/** A body whose length was said in the head. */
final class KnownLengthBodyReader implements BodyReader {
  private final int length;
  private final CollectedBytes collected = new CollectedBytes();

  KnownLengthBodyReader(int length) {
    this.length = length;
  }

  @Override
  public boolean read(ByteBuffer bytes) {
    collected.take(bytes, Math.min(bytes.remaining(), length - collected.count()), length);
    return collected.count() == length;
  }

  @Override
  public ByteBuffer content() {
    return collected.asBuffer();
  }
}
