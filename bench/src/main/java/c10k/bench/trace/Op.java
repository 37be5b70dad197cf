package c10k.bench.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of steps, with the keys that each needs. */
enum Op {
  TIMEOUT,
  INTERVAL,
  IMMEDIATE,
  TICK,
  MICRO,
  CLEAR,
  BLOCK,
  THROW;

  /** What stands in a step. */
  static final class Keys {
    static final String OP = "op";
    static final String ID = "id";
    static final String MILLIS = "ms";
    static final String TIMES = "times";
    static final String DO = "do";

    private Keys() {}
  }

  static Optional<Op> named(String name) {
    return Stream.of(values()).filter(op -> op.text().equals(name)).findFirst();
  }

  static String allNames() {
    return String.join(", ", Stream.of(values()).map(Op::text).toList());
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> needed() {
    return switch (this) {
      case TIMEOUT -> List.of(Keys.OP, Keys.ID, Keys.MILLIS);
      case INTERVAL -> List.of(Keys.OP, Keys.ID, Keys.MILLIS, Keys.TIMES);
      case IMMEDIATE, TICK, MICRO, CLEAR -> List.of(Keys.OP, Keys.ID);
      case BLOCK -> List.of(Keys.OP, Keys.MILLIS);
      case THROW -> List.of(Keys.OP);
    };
  }

  private boolean isCallback() {
    return switch (this) {
      case TIMEOUT, INTERVAL, IMMEDIATE, TICK, MICRO -> true;
      case CLEAR, BLOCK, THROW -> false;
    };
  }

  boolean allows(String key) {
    return needed().contains(key) || (isCallback() && key.equals(Keys.DO));
  }

  /** Which keys belong there, in words. */
  String keysInWords() {
    return "of a step \"" + text() + "\" the keys are " + String.join(", ", needed()) + (isCallback() ? ", perhaps " + Keys.DO : "");
  }
}
