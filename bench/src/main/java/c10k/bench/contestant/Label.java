package c10k.bench.contestant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A contestant's label: a name, options in brackets, and perhaps the mark of a second entry, as {@code thread-pool[max-threads=8]-again}.
 *
 * @param name of a model or a peer
 * @param options of a model, see {@code ServerConfig.Builder#option}, and {@link #BURN_NANOS}
 * @param again whether it is the second entry of the same contestant
 */
public record Label(String name, Map<String, Integer> options, boolean again) {

  /** Option that makes a server slower on purpose: processor time to waste on each call with bytes, in nanoseconds. */
  public static final String BURN_NANOS = "burnNanos";

  private static final Pattern OPTION = Pattern.compile("([A-Za-z][A-Za-z-]*)=([0-9]{1,9})");

  public Label {
    options = Map.copyOf(options);
  }

  /**
   * Reads a label.
   *
   * @throws IllegalArgumentException if options are not as {@code name=number}, separated by commas
   */
  public static Label parse(String text) {
    boolean again = text.endsWith(Contestants.AGAIN);
    var rest = again ? text.substring(0, text.length() - Contestants.AGAIN.length()) : text;
    int bracket = rest.indexOf('[');
    if (bracket < 0) {
      return new Label(rest, Map.of(), again);
    }
    if (!rest.endsWith("]")) {
      throw new IllegalArgumentException("The options of '" + text + "' do not end with a bracket.");
    }
    return new Label(rest.substring(0, bracket), options(rest.substring(bracket + 1, rest.length() - 1)), again);
  }

  private static Map<String, Integer> options(String text) {
    var options = new LinkedHashMap<String, Integer>();
    for (var part : text.split(",", -1)) {
      var option = OPTION.matcher(part);
      if (!option.matches()) {
        throw new IllegalArgumentException("'" + part + "' is no option such as max-threads=8.");
      }
      options.put(option.group(1), Integer.valueOf(option.group(2)));
    }
    return options;
  }

  /** The label without the mark of a second entry. */
  public static String withoutAgain(String text) {
    return text.endsWith(Contestants.AGAIN) ? text.substring(0, text.length() - Contestants.AGAIN.length()) : text;
  }
}
