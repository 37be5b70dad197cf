package c10k.loop.worker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies a message, so that sender and receiver have nothing in common that either can change.
 *
 * <p>Allowed are null, boxed primitives, strings and enum constants, which nobody can change; arrays of
 * {@code byte}, {@code int}, {@code long} and {@code double}, and byte buffers (what remains of them),
 * which are copied; lists, maps and records of all these. What occurs twice in a message occurs twice
 * in the copy, as one object. A {@link MovableBuffer} changes its owner, and a {@link SharedBuffer} is
 * shared: that is what they are for.
 *
 * <p>Whatever the classes of lists and maps were, the copies are array lists and linked hash maps,
 * which the receiver may change. A record is made by its constructor, so that its checks hold.
 *
 * <p>Threads: of the sender, which must not change the message meanwhile.
 */
final class StructuredClone {
  /** Deeper than that, a message is rather a mistake; and the stack ends somewhere. */
  private static final int MAX_DEPTH = 500;

  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
  private final List<MovableBuffer> moved = new ArrayList<>();

  /** What is being copied: the message, a part of it, a part of that. */
  private final Set<Object> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());

  private StructuredClone() {}

  /**
   * Copies a message.
   *
   * @throws DataCloneException if it contains anything else, or itself; nothing has moved then
   */
  static @Nullable Object copy(@Nullable Object message) {
    var clone = new StructuredClone();
    var copy = clone.copy(message, "message");
    // At the end, when nothing can go wrong any more.
    clone.moved.forEach(MovableBuffer::detach);
    return copy;
  }

  private @Nullable Object copy(@Nullable Object value, String path) {
    return switch (value) {
      case null -> null;
      case Boolean _, Character _, Byte _, Short _, Integer _, Long _, Float _, Double _, String _, Enum<?> _, SharedBuffer _ -> value;
      default -> copyOnce(value, path);
    };
  }

  private Object copyOnce(Object value, String path) {
    var known = copies.get(value);
    if (known != null) {
      return known;
    }
    if (unfinished.size() == MAX_DEPTH) {
      throw new DataCloneException("This message is nested more than " + MAX_DEPTH + " levels deep. Send it flat.");
    }
    if (!unfinished.add(value)) {
      throw new DataCloneException(path + " contains itself. Send a tree, or name things by numbers.");
    }
    var copy = copyObject(value, path);
    copies.put(value, copy);
    unfinished.remove(value);
    return copy;
  }

  private Object copyObject(Object value, String path) {
    return switch (value) {
      case byte[] array -> array.clone();
      case int[] array -> array.clone();
      case long[] array -> array.clone();
      case double[] array -> array.clone();
      case ByteBuffer buffer -> copyOf(buffer);
      case MovableBuffer buffer -> move(buffer, path);
      case List<?> list -> copyList(list, path);
      case Map<?, ?> map -> copyMap(map, path);
      case Record aRecord -> copyRecord(aRecord, path);
      default -> throw new DataCloneException(
          path + " is of " + value.getClass() + ", which cannot be sent to another thread. "
              + "Send null, numbers, booleans, characters, strings, enum constants, arrays of bytes, ints, longs or doubles, byte buffers, "
              + "and lists, maps and records of these.");
    };
  }

  private static ByteBuffer copyOf(ByteBuffer buffer) {
    return ByteBuffer.allocate(buffer.remaining()).put(buffer.duplicate()).flip().order(buffer.order());
  }

  private MovableBuffer move(MovableBuffer buffer, String path) {
    if (buffer.isMoved()) {
      throw new DataCloneException(path + " is a buffer that was moved before. It belongs to another thread now.");
    }
    moved.add(buffer);
    return new MovableBuffer(buffer.buffer());
  }

  private List<@Nullable Object> copyList(List<?> list, String path) {
    var copy = new ArrayList<@Nullable Object>(list.size());
    for (var element : list) {
      copy.add(copy(element, path + "[" + copy.size() + "]"));
    }
    return copy;
  }

  private Map<@Nullable Object, @Nullable Object> copyMap(Map<?, ?> map, String path) {
    var copy = new LinkedHashMap<@Nullable Object, @Nullable Object>();
    map.forEach((key, element) -> copy.put(copy(key, path + ".key"), copy(element, path + "[" + key + "]")));
    return copy;
  }

  private Record copyRecord(Record original, String path) {
    var shape = RecordShape.of(original.getClass(), path);
    var components = new @Nullable Object[shape.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = copy(shape.get(original, i, path), path + "." + shape.name(i));
    }
    return shape.make(components, path);
  }
}
