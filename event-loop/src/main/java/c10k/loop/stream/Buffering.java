package c10k.loop.stream;

import c10k.loop.buffer.Bytes;
import java.util.function.ToIntFunction;

/**
 * How much a stream holds before it asks for a pause. The mark is no limit: it is the writer's part
 * to stop. A writer that does exceeds it by less than one chunk.
 *
 * @param highWaterMark from this size on there is enough
 * @param size of a chunk, at least 0
 * @param <T> type of the chunks
 */
public record Buffering<T>(int highWaterMark, ToIntFunction<? super T> size) {
  /** The mark in bytes, if nobody says otherwise. */
  public static final int DEFAULT_BYTES = 16_384;

  /** The mark in objects, if nobody says otherwise. */
  public static final int DEFAULT_OBJECTS = 16;

  /** Checks the mark. */
  public Buffering {
    if (highWaterMark < 0) {
      throw new IllegalArgumentException("A high-water mark is 0 or more, not " + highWaterMark + ".");
    }
  }

  /** Counts bytes. */
  public static Buffering<Bytes> bytes() {
    return bytes(DEFAULT_BYTES);
  }

  /** Counts bytes. */
  public static Buffering<Bytes> bytes(int highWaterMark) {
    return new Buffering<>(highWaterMark, Bytes::length);
  }

  /** Counts chunks. */
  public static <T> Buffering<T> objects() {
    return objects(DEFAULT_OBJECTS);
  }

  /** Counts chunks. */
  public static <T> Buffering<T> objects(int highWaterMark) {
    return new Buffering<>(highWaterMark, chunk -> 1);
  }

  int sizeOf(T chunk) {
    return size.applyAsInt(chunk);
  }
}
