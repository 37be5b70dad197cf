package c10k.bench.advise;

import java.util.List;
import java.util.Optional;

/**
 * What to use for a demand, and how sure that is.
 *
 * @param ranked those that can do it and were measured, in groups: who is not clearly fuller than the best of a group belongs to it. Within a group the
 *     simplest to write for comes first
 * @param excluded those that cannot
 * @param unmeasured those of which nothing is known that would speak for or against them
 * @param confidence in the first of the first group
 * @param doubts why it is not higher, as sentences
 * @param missing scenarios that would tell more
 * @param turns what would change the recommendation
 */
public record Advice(
    Demand demand,
    List<List<Assessment>> ranked,
    List<Assessment> excluded,
    List<Assessment> unmeasured,
    Confidence confidence,
    List<String> doubts,
    List<String> missing,
    List<Turn> turns) {

  /** How sure a recommendation is. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    Confidence orWorse(Confidence other) {
      return compareTo(other) > 0 ? this : other;
    }
  }

  /** Something about the demand that may become another. */
  public enum Dimension {
    RATE("requests per second"),
    CONNECTIONS("connections"),
    MEMORY("MiB of memory"),
    BLOCKING_SHARE("% of the requests that block");

    private final String words;

    Dimension(String words) {
      this.words = words;
    }

    /** After a number. */
    public String words() {
      return words;
    }
  }

  /**
   * Where the recommendation becomes another one.
   *
   * @param at the value of the dimension at which it is another one: from there on, or down from there for memory
   * @param instead the new one; empty if nothing that was measured can do it any more
   */
  public record Turn(Dimension dimension, double at, Optional<Candidate> instead) {}

  /** What to use; empty if nothing that was measured can do it. */
  public Optional<Assessment> recommended() {
    return ranked.isEmpty() ? Optional.empty() : Optional.of(ranked.getFirst().getFirst());
  }
}
