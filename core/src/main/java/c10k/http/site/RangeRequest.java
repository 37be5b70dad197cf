package c10k.http.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the field {@code Range} asks for (RFC 9110, section 14). */
sealed interface RangeRequest {

  /** Everything, because no part is asked for, or not in a way that we understand or put up with. */
  record Whole() implements RangeRequest {}

  /** These, at least one, in the order asked for. */
  record Parts(List<ByteRange> ranges) implements RangeRequest {}

  /** Only what is not there: 416. */
  record Unsatisfiable() implements RangeRequest {}

  /** Whoever wants more parts gets the whole: many small ones cost more to send than that. */
  int MAX_PARTS = 16;

  Pattern BYTES = Pattern.compile("(?i:bytes)=(?<set>.*)");
  Pattern SPEC = Pattern.compile("(?<first>\\d+)-(?<last>\\d*)|-(?<suffix>\\d+)");

  /**
   * Reads the fields of a request.
   *
   * @param length of what the parts are of
   */
  static RangeRequest read(List<String> fields, long length) {
    if (fields.size() != 1) {
      return new Whole();
    }
    var bytes = BYTES.matcher(fields.getFirst());
    if (!bytes.matches()) {
      return new Whole();
    }
    var specs = new ArrayList<Spec>();
    for (var element : bytes.group("set").split(",", -1)) {
      var text = element.strip();
      if (!text.isEmpty()) {
        var spec = Spec.read(text);
        if (spec.isEmpty() || specs.size() == MAX_PARTS) {
          return new Whole();
        }
        specs.add(spec.get());
      }
    }
    return specs.isEmpty() ? new Whole() : ofSpecs(specs, length);
  }

  private static RangeRequest ofSpecs(List<Spec> specs, long length) {
    var parts = new ArrayList<ByteRange>();
    long sum = 0;
    for (var spec : specs) {
      if (spec.first(length) < length) {
        var part = new ByteRange(spec.first(length), spec.last(length));
        parts.add(part);
        sum += part.length();
      }
    }
    if (parts.isEmpty()) {
      // The end of nothing is there, but there is no way to write its positions.
      return length == 0 && specs.stream().anyMatch(Spec::isNonEmptyEnd) ? new Whole() : new Unsatisfiable();
    }
    // Who asks for the same bytes again and again has us send more than there is.
    return sum > length ? new Whole() : new Parts(parts);
  }

  /**
   * One part as it is asked for.
   *
   * @param first where it begins; or, with {@code suffix} set, how many bytes at the end are wanted
   */
  record Spec(long first, long last, boolean suffix) {

    static Optional<Spec> read(String text) {
      var matcher = SPEC.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      if (matcher.group("suffix") != null) {
        return Optional.of(new Spec(number(matcher.group("suffix")), Long.MAX_VALUE, true));
      }
      long first = number(matcher.group("first"));
      long last = matcher.group("last").isEmpty() ? Long.MAX_VALUE : number(matcher.group("last"));
      return last < first ? Optional.empty() : Optional.of(new Spec(first, last, false));
    }

    /** Numbers may have any number of digits; nothing is as long as the largest that we can count. */
    private static long number(String digits) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException tooLarge) {
        return Long.MAX_VALUE;
      }
    }

    boolean isNonEmptyEnd() {
      return suffix && first > 0;
    }

    long first(long length) {
      return suffix ? length - Math.min(first, length) : first;
    }

    long last(long length) {
      return Math.min(last, length - 1);
    }
  }
}
