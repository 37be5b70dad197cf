package c10k.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a head in their order; names are compared without regard to case. Immutable. */
public final class Headers {

  /** One field. */
  public record Field(String name, String value) {}

  private static final Headers NONE = new Headers(List.of());

  private final List<Field> fields;

  private Headers(List<Field> fields) {
    this.fields = fields;
  }

  /** No fields. */
  public static Headers none() {
    return NONE;
  }

  /** Fields from names and values in turn. */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("A name without a value: " + namesAndValues[namesAndValues.length - 1]);
    }
    var fields = new ArrayList<Field>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return of(fields);
  }

  /** These fields. */
  public static Headers of(List<Field> fields) {
    return new Headers(List.copyOf(fields));
  }

  /** The same, with one more field at the end. */
  public Headers with(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return of(more);
  }

  /** The value of the first field of this name. */
  public Optional<String> first(String name) {
    for (var field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The values of all fields of this name, in their order. */
  public List<String> all(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).toList();
  }

  /**
   * Whether this token is among the comma-separated values of the fields of this name, without regard to case: {@code
   * Connection: keep-alive, Upgrade} has the token {@code upgrade}.
   */
  public boolean hasToken(String name, String token) {
    for (var field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        for (var part : field.value().split(",", -1)) {
          if (part.strip().equalsIgnoreCase(token)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** All fields, in their order. */
  public List<Field> fields() {
    return fields;
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
