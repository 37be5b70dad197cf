package c10k.bench.process;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A line of the control protocol: a word, then names and numbers, as {@code memory threads=12}. */
record Answer(String word, Map<String, Long> figures) {

  static Answer parse(String line) throws IOException {
    var parts = line.split(" ", -1);
    var figures = new HashMap<String, Long>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      try {
        figures.put(parts[i].substring(0, equals), Long.valueOf(parts[i].substring(equals + 1)));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new IOException("The server process said '" + line + "', which is no answer.", e);
      }
    }
    return new Answer(parts[0], Map.copyOf(figures));
  }

  long figure(String name) throws IOException {
    var value = figures.get(name);
    if (value == null) {
      throw new IOException("The server process told no '" + name + "' in its answer '" + word + "'.");
    }
    return value;
  }
}
