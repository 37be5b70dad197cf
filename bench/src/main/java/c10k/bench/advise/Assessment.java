package c10k.bench.advise;

import java.util.List;
import java.util.Optional;

/**
 * What a candidate would need for a demand.
 *
 * @param memory bytes, of live heap and connections, in the server's process and in the kernel: not what any JVM needs, nor room for garbage. Empty if
 *     it was not measured
 * @param cores that it keeps busy; empty if it was not measured
 * @param filled the fullest of its resources, as a share of what there is: memory, processor, rate; empty if nothing was measured
 * @param fullest which that is
 * @param threads of the system that it needs for jobs and connections
 * @param exclusions why it is out of the question; none if it is not
 * @param notes what to know, as sentences
 * @param missing scenarios to run for what was not measured
 * @param cells that this is computed from
 */
public record Assessment(
    Candidate candidate,
    Optional<Quantity> memory,
    Optional<Quantity> cores,
    Optional<Quantity> filled,
    String fullest,
    int threads,
    List<Exclusion> exclusions,
    List<String> notes,
    List<String> missing,
    List<Cell> cells) {

  /**
   * A reason against it.
   *
   * @param reason as a sentence
   * @param cells that say so
   */
  public record Exclusion(String reason, List<Cell> cells) {}

  /** Whether nothing speaks against it. */
  public boolean isPossible() {
    return exclusions.isEmpty();
  }
}
