package c10k.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a head in their order; names are compared without regard to case. Immutable.
 *
 * <p>They are kept as they are sent, and become text only when somebody asks: most fields of most requests are never looked at.
 */
public final class Headers {

  /** One field. */
  public record Field(String name, String value) {}

  /** For each field: where its name starts and ends, and where its value starts and ends. */
  private static final int MARKS = 4;

  private static final Headers NONE = new Headers(new byte[0], 0, 0, new int[0], 0);

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final int[] marks;
  private final int count;

  /** Made when first asked for; whoever makes it a second time makes the same. */
  private @Nullable List<Field> fields;

  /**
   * Fields that are known to keep the syntax.
   *
   * @param bytes each field is a line with CRLF, between {@code start} and {@code end}
   */
  private Headers(byte[] bytes, int start, int end, int[] marks, int count) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.marks = marks;
    this.count = count;
  }

  /** No fields. */
  public static Headers none() {
    return NONE;
  }

  /**
   * Fields from names and values in turn.
   *
   * @throws IllegalArgumentException if a name is not a token, or a value holds control characters or others beyond Latin-1
   */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("A name without a value: " + namesAndValues[namesAndValues.length - 1]);
    }
    var builder = new Builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.addText(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  /** These fields, with the same conditions. */
  public static Headers of(List<Field> fields) {
    var builder = new Builder();
    fields.forEach(field -> builder.addText(field.name(), field.value()));
    return builder.build();
  }

  /** The same, with one more field at the end. */
  public Headers with(String name, String value) {
    var more = new ArrayList<>(fields());
    more.add(new Field(name, value));
    return of(more);
  }

  /** The value of the first field of this name. */
  public Optional<String> first(String name) {
    int i = find(name, 0);
    return i < 0 ? Optional.empty() : Optional.of(value(i));
  }

  /** The values of all fields of this name, in their order. */
  public List<String> all(String name) {
    var values = new ArrayList<String>();
    for (int i = find(name, 0); i >= 0; i = find(name, i + 1)) {
      values.add(value(i));
    }
    return values;
  }

  /**
   * Whether this token is among the comma-separated values of the fields of this name, without regard to case: {@code
   * Connection: keep-alive, Upgrade} has the token {@code upgrade}.
   */
  public boolean hasToken(String name, String token) {
    for (int i = find(name, 0); i >= 0; i = find(name, i + 1)) {
      if (hasToken(token, marks[i * MARKS + 2], marks[i * MARKS + 3])) {
        return true;
      }
    }
    return false;
  }

  private boolean hasToken(String token, int from, int to) {
    int partStart = from;
    for (int i = from; i <= to; i++) {
      if (i == to || bytes[i] == ',') {
        if (partEqualsIgnoreCase(token, partStart, i)) {
          return true;
        }
        partStart = i + 1;
      }
    }
    return false;
  }

  private boolean partEqualsIgnoreCase(String token, int from, int to) {
    int first = from;
    int last = to;
    while (first < last && Syntax.isBlank(bytes[first])) {
      first++;
    }
    while (last > first && Syntax.isBlank(bytes[last - 1])) {
      last--;
    }
    return equalsIgnoreCase(token, first, last);
  }

  /** All fields, in their order. */
  public List<Field> fields() {
    var made = fields;
    if (made == null) {
      var list = new ArrayList<Field>(count);
      for (int i = 0; i < count; i++) {
        list.add(new Field(text(marks[i * MARKS], marks[i * MARKS + 1]), value(i)));
      }
      made = List.copyOf(list);
      fields = made;
    }
    return made;
  }

  /** The first field of this name that is not before this one, or -1. */
  int find(String name, int from) {
    for (int i = from; i < count; i++) {
      if (equalsIgnoreCase(name, marks[i * MARKS], marks[i * MARKS + 1])) {
        return i;
      }
    }
    return -1;
  }

  String value(int field) {
    return text(marks[field * MARKS + 2], marks[field * MARKS + 3]);
  }

  boolean valueEqualsIgnoreCase(int field, String text) {
    return equalsIgnoreCase(text, marks[field * MARKS + 2], marks[field * MARKS + 3]);
  }

  /** Of ASCII letters. */
  private boolean equalsIgnoreCase(String text, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Syntax.toLowerCase(bytes[from + i]) != Syntax.toLowerCase((byte) text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }

  /** Adds the lines as they are sent. */
  void addTo(Replies replies) {
    replies.add(bytes, start, end);
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects fields, either from a head that is being read, or from text. */
  static final class Builder {
    private static final int USUAL_FIELDS = 8;

    private byte[] bytes;
    private final int start;
    private int end;
    private int[] marks = new int[MARKS * USUAL_FIELDS];
    private int count;

    /** Of fields in lines that are there already. */
    Builder(byte[] bytes, int start) {
      this.bytes = bytes;
      this.start = start;
      this.end = start;
    }

    private Builder() {
      this(new byte[0], 0);
    }

    /** Adds a field that was checked, in the line behind the one before; it ends, with CRLF, at {@code lineEnd}. */
    void add(int nameStart, int nameEnd, int valueStart, int valueEnd, int lineEnd) {
      int next = count * MARKS;
      if (next == marks.length) {
        marks = Arrays.copyOf(marks, 2 * next);
      }
      marks[next] = nameStart;
      marks[next + 1] = nameEnd;
      marks[next + 2] = valueStart;
      marks[next + 3] = valueEnd;
      count++;
      end = lineEnd;
    }

    private void addText(String name, String value) {
      if (!Syntax.isToken(name)) {
        throw new IllegalArgumentException("Not the name of a field: " + name);
      }
      if (!Syntax.isValue(value)) {
        throw new IllegalArgumentException("The value of " + name + " holds characters that no field may hold, or blanks around it.");
      }
      var line = (name + ": " + value + "\r\n").getBytes(ISO_8859_1);
      bytes = Arrays.copyOf(bytes, end + line.length);
      System.arraycopy(line, 0, bytes, end, line.length);
      int nameEnd = end + name.length();
      add(end, nameEnd, nameEnd + 2, nameEnd + 2 + value.length(), end + line.length);
    }

    Headers build() {
      return count == 0 ? NONE : new Headers(bytes, start, end, marks, count);
    }
  }
}
