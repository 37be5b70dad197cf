package c10k.bench.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is often said a figure would be, to stand beside what is measured here. It is kept among the parameters of a case, so that results are complete
 * without the program that made them; the benchmark does not get it.
 *
 * @param words as it is said, such as {@code 1–10 µs}
 * @param figure that it is about
 * @param low least of the claim, in the figure's unit; zero if it has no lower end
 * @param high greatest of the claim; infinite if it has no upper end
 */
public record Claim(String words, Figure figure, double low, double high) {
  private static final String WORDS = "claimed";
  private static final String LOW = "claimedLow";
  private static final String HIGH = "claimedHigh";
  private static final String FIGURE = "figure";

  public Claim {
    if (!(low >= 0 && low <= high)) {
      throw new IllegalArgumentException("A claim from " + low + " to " + high + " is none: " + words);
    }
  }

  /** About at least so much. */
  public static Claim atLeast(String words, Figure figure, double low) {
    return new Claim(words, figure, low, Double.POSITIVE_INFINITY);
  }

  /** About less than so much. */
  public static Claim under(String words, Figure figure, double high) {
    return new Claim(words, figure, 0, high);
  }

  /** As parameters of a case, about every contestant there. */
  public Map<String, String> params() {
    return params("");
  }

  /** As parameters of a case, about one contestant. */
  public Map<String, String> paramsFor(String contestant) {
    return params("@" + contestant);
  }

  private Map<String, String> params(String suffix) {
    var params = new LinkedHashMap<String, String>();
    params.put(WORDS + suffix, words);
    params.put(LOW + suffix, Double.toString(low));
    params.put(HIGH + suffix, Double.toString(high));
    params.put(FIGURE + suffix, figure.key());
    return params;
  }

  /**
   * What a case claims of a contestant; empty if nothing, as of those that are there for scale.
   *
   * @throws IllegalArgumentException if the claim is incomplete, or about a figure that this build does not know
   */
  public static Optional<Claim> of(CaseRecord one, String contestant) {
    var own = "@" + contestant;
    if (one.params().containsKey(WORDS + own)) {
      return Optional.of(read(one, own));
    }
    return one.params().containsKey(WORDS) ? Optional.of(read(one, "")) : Optional.empty();
  }

  private static Claim read(CaseRecord one, String suffix) {
    var key = param(one, FIGURE + suffix);
    var figure = Figure.ofKey(key).orElseThrow(() -> broken(one, "this build knows no figure '" + key + "'"));
    return new Claim(param(one, WORDS + suffix), figure, number(one, LOW + suffix), number(one, HIGH + suffix));
  }

  private static double number(CaseRecord one, String key) {
    try {
      return Double.parseDouble(param(one, key));
    } catch (NumberFormatException e) {
      throw broken(one, key + " is no number: '" + param(one, key) + "'");
    }
  }

  private static String param(CaseRecord one, String key) {
    var value = one.params().get(key);
    if (value == null) {
      throw broken(one, key + " is missing");
    }
    return value;
  }

  private static IllegalArgumentException broken(CaseRecord one, String why) {
    return new IllegalArgumentException("The claim in case '" + one.name() + "' of the results cannot be read: " + why + ".");
  }

  /** How a measured figure relates to it. */
  public ClaimVerdict verdict(double measured) {
    return ClaimVerdict.of(this, measured);
  }
}
