package c10k.bench.scenario;

import c10k.bench.harness.Roster;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Ways of doing something, which need no server of the lab and show nothing of it: all of them are there for scale.
 *
 * @param descriptions by label
 * @param refusals what this machine lacks
 */
record ClaimRoster(Map<String, String> descriptions, Refusals refusals) implements Roster {

  /** Why a contestant cannot take part here, as the end of a sentence. */
  @FunctionalInterface
  interface Refusals {
    Optional<String> of(String label) throws IOException, InterruptedException;
  }

  @Override
  public String description(String label) {
    var description = descriptions.get(label);
    if (description == null) {
      throw new IllegalArgumentException("There is no contestant '" + label + "' here; choose from " + String.join(", ", descriptions.keySet()) + ".");
    }
    return description;
  }

  @Override
  public boolean isPeer(String label) {
    // What a machine lacks is no failure of the lab.
    return true;
  }

  @Override
  public Optional<String> refusal(String label) throws IOException, InterruptedException {
    return refusals.of(label);
  }
}
