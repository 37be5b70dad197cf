package c10k.loop.buffer;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of memory with a fixed length, like Node's {@code Buffer}. A slice is a view: what is
 * written to one is seen by all that overlap it. It has no position that reading would move.
 *
 * <p>Threads: like an array. Whoever hands it on to another thread stops writing to it.
 */
public final class Bytes {
  /** No bytes at all. */
  public static final Bytes EMPTY = new Bytes(ByteBuffer.allocate(0));

  /** Begins at index 0; position and limit are never moved. */
  private final ByteBuffer memory;

  /** From which it was cut, if it can be given back. */
  private Slabs.@Nullable Slab slab;

  private boolean givenBack;

  private Bytes(ByteBuffer memory) {
    this.memory = memory;
  }

  /** A share of a slab. */
  Bytes(ByteBuffer memory, Slabs.Slab slab) {
    this.memory = memory;
    this.slab = slab;
  }

  /** Its slab, once. */
  Slabs.@Nullable Slab takeSlab() {
    if (givenBack) {
      throw new IllegalStateException("These bytes were given back twice: somebody else may have them by now.");
    }
    var taken = slab;
    givenBack = taken != null;
    slab = null;
    return taken;
  }

  // Make

  /** New memory, filled with zeros. See {@link Slabs#allocUnsafe} for what is faster, and why that is unsafe. */
  public static Bytes alloc(int length) {
    return new Bytes(ByteBuffer.allocate(length));
  }

  /** Shares the array. */
  public static Bytes wrap(byte[] array) {
    return new Bytes(ByteBuffer.wrap(array));
  }

  /** Shares what remains in the buffer, whose position stays as it is. */
  public static Bytes wrap(ByteBuffer buffer) {
    return new Bytes(buffer.slice());
  }

  /** The text in UTF-8. */
  public static Bytes from(String text) {
    return from(text, Encoding.UTF8);
  }

  /** What the text stands for in that encoding. */
  public static Bytes from(String text, Encoding encoding) {
    return wrap(encoding.toBytes(text));
  }

  /** A copy of all of them in a row. */
  public static Bytes concat(List<Bytes> parts) {
    int total = 0;
    for (var part : parts) {
      total = Math.addExact(total, part.length());
    }
    var whole = alloc(total);
    int at = 0;
    for (var part : parts) {
      part.copyTo(whole, at);
      at += part.length();
    }
    return whole;
  }

  // Read and write

  /** How many bytes there are. */
  public int length() {
    return memory.limit();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return length() == 0;
  }

  /**
   * The byte there, from -128 to 127.
   *
   * @throws IndexOutOfBoundsException if it is outside
   */
  public byte get(int index) {
    return memory.get(index);
  }

  /**
   * Sets the byte there.
   *
   * @throws IndexOutOfBoundsException if it is outside
   */
  public void set(int index, byte value) {
    memory.put(index, value);
  }

  /** Sets all bytes. */
  public void fill(byte value) {
    for (int i = 0; i < length(); i++) {
      memory.put(i, value);
    }
  }

  /** A view from there to the end. */
  public Bytes slice(int start) {
    return slice(start, length());
  }

  /**
   * A view of a part.
   *
   * @param end the index after the last byte
   * @throws IndexOutOfBoundsException if a part of it is outside
   */
  public Bytes slice(int start, int end) {
    Objects.checkFromToIndex(start, end, length());
    return new Bytes(memory.slice(start, end - start));
  }

  /** The same bytes in memory of their own. */
  public Bytes copy() {
    var copy = alloc(length());
    copyTo(copy, 0);
    return copy;
  }

  /**
   * Copies all of them. The two may overlap.
   *
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyTo(Bytes target, int at) {
    target.memory.put(at, memory, 0, length());
  }

  /** The first place of that byte from there on; -1 if there is none. */
  public int indexOf(byte value, int from) {
    for (int i = from; i < length(); i++) {
      if (memory.get(i) == value) {
        return i;
      }
    }
    return -1;
  }

  // Other forms

  /** A buffer on the same memory, ready to be read or written from its first byte to its last. */
  public ByteBuffer asByteBuffer() {
    return memory.duplicate();
  }

  /** A copy as an array. */
  public byte[] toArray() {
    var array = new byte[length()];
    memory.get(0, array);
    return array;
  }

  /** The text that stands for the bytes in that encoding. */
  public String toString(Encoding encoding) {
    return encoding.toText(this);
  }

  /** The bytes taken for UTF-8; what is malformed becomes U+FFFD. */
  @Override
  public String toString() {
    return Utf8.decode(toArray());
  }

  /** Whether the other has the same bytes now. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes bytes && memory.equals(bytes.memory);
  }

  @Override
  public int hashCode() {
    return memory.hashCode();
  }
}
