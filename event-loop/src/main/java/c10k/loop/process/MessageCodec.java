package c10k.loop.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages between processes as bytes: a letter for the kind, then the value.
 *
 * <p>Allowed are null, boxed primitives, strings, arrays of bytes, and lists and maps of these. No
 * records: the bytes would have to say by name which class is to be made, and that is not for a sender
 * to choose. What occurs twice in a message arrives as two copies.
 */
final class MessageCodec {
  /** Deeper than that, a message is rather a mistake; and the stack ends somewhere. */
  private static final int MAX_DEPTH = 500;

  private MessageCodec() {}

  // Write

  /** @throws IllegalArgumentException if the message contains anything else, or itself */
  static byte[] encode(@Nullable Object message) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      write(out, message, MAX_DEPTH);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, @Nullable Object value, int depthLeft) throws IOException {
    switch (value) {
      case null -> out.writeByte('0');
      case Boolean truth -> out.writeByte(truth ? 't' : 'f');
      case Character letter -> kind(out, 'c').writeChar(letter);
      case Byte number -> kind(out, 'b').writeByte(number);
      case Short number -> kind(out, 's').writeShort(number);
      case Integer number -> kind(out, 'i').writeInt(number);
      case Long number -> kind(out, 'l').writeLong(number);
      case Float number -> kind(out, 'F').writeFloat(number);
      case Double number -> kind(out, 'D').writeDouble(number);
      case String text -> counted(out, 'S', text.length()).writeChars(text);
      case byte[] array -> counted(out, 'B', array.length).write(array);
      case List<?> list -> writeList(out, list, nested(depthLeft));
      case Map<?, ?> map -> writeMap(out, map, nested(depthLeft));
      default -> throw new IllegalArgumentException(
          "A message to another process cannot contain a " + value.getClass().getName()
              + ". Send null, numbers, booleans, characters, strings, arrays of bytes, and lists and maps of these.");
    }
  }

  private static int nested(int depthLeft) {
    if (depthLeft == 0) {
      throw new IllegalArgumentException("This message contains itself, or is nested more than " + MAX_DEPTH + " levels deep. Send it flat.");
    }
    return depthLeft - 1;
  }

  private static DataOutputStream kind(DataOutputStream out, char kind) throws IOException {
    out.writeByte(kind);
    return out;
  }

  private static DataOutputStream counted(DataOutputStream out, char kind, int count) throws IOException {
    out.writeByte(kind);
    out.writeInt(count);
    return out;
  }

  private static void writeList(DataOutputStream out, List<?> list, int depthLeft) throws IOException {
    counted(out, 'L', list.size());
    for (var element : list) {
      write(out, element, depthLeft);
    }
  }

  private static void writeMap(DataOutputStream out, Map<?, ?> map, int depthLeft) throws IOException {
    counted(out, 'M', map.size());
    for (var entry : map.entrySet()) {
      write(out, entry.getKey(), depthLeft);
      write(out, entry.getValue(), depthLeft);
    }
  }

  // Read

  /** @throws IOException if the bytes are not a message */
  static @Nullable Object decode(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    var message = read(in, MAX_DEPTH);
    if (in.available() > 0) {
      throw corrupt("bytes are left over");
    }
    return message;
  }

  private static @Nullable Object read(DataInputStream in, int depthLeft) throws IOException {
    char kind = (char) in.readByte();
    return switch (kind) {
      case '0' -> null;
      case 't' -> true;
      case 'f' -> false;
      case 'c' -> in.readChar();
      case 'b' -> in.readByte();
      case 's' -> in.readShort();
      case 'i' -> in.readInt();
      case 'l' -> in.readLong();
      case 'F' -> in.readFloat();
      case 'D' -> in.readDouble();
      case 'S' -> readText(in);
      case 'B' -> in.readNBytes(count(in, 1));
      case 'L' -> readList(in, depthLeft);
      case 'M' -> readMap(in, depthLeft);
      default -> throw corrupt("there is no kind " + kind);
    };
  }

  /** A count that the rest of the message can hold: a wrong one must not make us ask for all memory. */
  private static int count(DataInputStream in, int bytesEach) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / bytesEach) {
      throw corrupt("it counts " + count + " of something");
    }
    return count;
  }

  private static String readText(DataInputStream in) throws IOException {
    var letters = new char[count(in, Character.BYTES)];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = in.readChar();
    }
    return new String(letters);
  }

  private static List<@Nullable Object> readList(DataInputStream in, int depthLeft) throws IOException {
    int count = countNested(in, 1, depthLeft);
    var list = new ArrayList<@Nullable Object>(count);
    for (int i = 0; i < count; i++) {
      list.add(read(in, depthLeft - 1));
    }
    return list;
  }

  private static Map<@Nullable Object, @Nullable Object> readMap(DataInputStream in, int depthLeft) throws IOException {
    int count = countNested(in, 2, depthLeft);
    var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
    for (int i = 0; i < count; i++) {
      map.put(read(in, depthLeft - 1), read(in, depthLeft - 1));
    }
    return map;
  }

  private static int countNested(DataInputStream in, int bytesEach, int depthLeft) throws IOException {
    if (depthLeft == 0) {
      throw corrupt("it is nested too deep");
    }
    return count(in, bytesEach);
  }

  private static IOException corrupt(String how) {
    return new IOException("The other process has sent something that is no message: " + how + ".");
  }
}
