package c10k.http.site;

import java.util.function.Consumer;

/** Writes one JSON object (RFC 8259). For one thread. */
final class Json {
  private static final char FIRST_PRINTABLE = ' ';

  private final StringBuilder out;
  private boolean first = true;

  private Json(StringBuilder out) {
    this.out = out;
  }

  /** The text of an object with the fields that are put into it. */
  static String object(Consumer<Json> fields) {
    var out = new StringBuilder();
    write(fields, out);
    return out.toString();
  }

  private static void write(Consumer<Json> fields, StringBuilder out) {
    out.append('{');
    fields.accept(new Json(out));
    out.append('}');
  }

  Json field(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  Json field(String name, String value) {
    name(name);
    quote(value, out);
    return this;
  }

  Json field(String name, Consumer<Json> fields) {
    name(name);
    write(fields, out);
    return this;
  }

  private void name(String name) {
    if (!first) {
      out.append(',');
    }
    first = false;
    quote(name, out);
    out.append(':');
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      escape(text.charAt(i), out);
    }
    out.append('"');
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        // Half a surrogate pair has no form in UTF-8, and would become a question mark there.
        if (c < FIRST_PRINTABLE || Character.isSurrogate(c)) {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
