package c10k.bench.scale;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A line between processes: a word, then names and values without blanks, as {@code counted uninformed=3}. */
record Words(String word, Map<String, String> values) {

  static Words parse(String line) {
    var parts = line.split(" ", -1);
    var values = new HashMap<String, String>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
      }
    }
    return new Words(parts[0], Map.copyOf(values));
  }

  String text(String name) throws IOException {
    var value = values.get(name);
    if (value == null) {
      throw new IOException("A process told no '" + name + "' with '" + word + "'.");
    }
    return value;
  }

  long number(String name) throws IOException {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      throw new IOException("A process told '" + text(name) + "' as '" + name + "', which is no number.", e);
    }
  }
}
