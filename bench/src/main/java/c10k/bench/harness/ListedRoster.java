package c10k.bench.harness;

import c10k.bench.contestant.Label;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Contestants that are no servers: pools, loops, programs. */
public record ListedRoster(List<Entry> entries) implements Roster {

  /**
   * A contestant.
   *
   * @param isPeer whether it is not of the lab, but there for scale
   */
  public record Entry(String label, String description, boolean isPeer, Check check) {}

  /** Finds out whether a contestant can take part. */
  @FunctionalInterface
  public interface Check {

    /**
     * Checks.
     *
     * @return why it cannot run here; empty if it can
     * @throws IOException saying what it does wrongly
     */
    Optional<String> whyNot() throws IOException, InterruptedException;
  }

  public ListedRoster {
    entries = List.copyOf(entries);
  }

  @Override
  public String description(String label) {
    return entry(label).description();
  }

  @Override
  public boolean isPeer(String label) {
    return entry(label).isPeer();
  }

  @Override
  public Optional<String> refusal(String label) throws InterruptedException {
    try {
      return entry(label).check().whyNot();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Entry entry(String label) {
    var name = Label.withoutAgain(label);
    return entries.stream()
        .filter(entry -> entry.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no '" + name + "'; choose from " + String.join(", ", entries.stream().map(Entry::label).toList()) + "."));
  }
}
