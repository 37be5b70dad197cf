package c10k.bench.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of steps, with the keys that each needs. */
enum Op {
  TIMEOUT(Keys.BODY, Keys.ID, Keys.MILLIS),
  INTERVAL(Keys.BODY, Keys.ID, Keys.MILLIS, Keys.TIMES),
  IMMEDIATE(Keys.BODY, Keys.ID),
  TICK(Keys.BODY, Keys.ID),
  MICRO(Keys.BODY, Keys.ID),
  CLEAR(Keys.NOTHING, Keys.ID),
  BLOCK(Keys.NOTHING, Keys.MILLIS),
  THROW(Keys.NOTHING);

  /** What stands in a step. */
  static final class Keys {
    static final String OP = "op";
    static final String ID = "id";
    static final String MILLIS = "ms";
    static final String TIMES = "times";
    static final String DO = "do";

    private static final List<String> BODY = List.of(DO);
    private static final List<String> NOTHING = List.of();

    private Keys() {}
  }

  private final List<String> optional;
  private final List<String> needed;

  Op(List<String> optional, String... needed) {
    this.optional = optional;
    this.needed = Stream.concat(Stream.of(Keys.OP), Stream.of(needed)).toList();
  }

  static Optional<Op> named(String name) {
    return Stream.of(values()).filter(op -> op.text().equals(name)).findFirst();
  }

  static String allNames() {
    return String.join(", ", Stream.of(values()).map(Op::text).toList());
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> needed() {
    return needed;
  }

  boolean allows(String key) {
    return needed.contains(key) || optional.contains(key);
  }

  /** Which keys belong there, in words. */
  String keysInWords() {
    var all = new ArrayList<>(needed);
    optional.forEach(key -> all.add("perhaps " + key));
    return "of a step \"" + text() + "\" the keys are " + String.join(", ", all);
  }
}
