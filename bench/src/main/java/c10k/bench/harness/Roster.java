package c10k.bench.harness;

import java.io.IOException;
import java.util.Optional;

/** Those who can take part in a scenario. */
public interface Roster {

  /** How a contestant works, in one phrase. */
  String description(String label);

  /** Whether it is not of the lab, but there for scale. */
  boolean isPeer(String label);

  /**
   * Checks that a contestant can run here and answers correctly: a wrong one gets no numbers. Called once per contestant, before anything is timed.
   *
   * @return why it may not take part, as the end of a sentence; empty if it may
   */
  Optional<String> refusal(String label) throws IOException, InterruptedException;
}
