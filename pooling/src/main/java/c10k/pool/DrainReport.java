package c10k.pool;

import java.time.Duration;
import java.util.List;

/**
 * How a drain ended.
 *
 * @param took how long
 * @param stillHeld who holds resources beyond the bound; they are destroyed when they come back
 * @param unfinished resources that are not destroyed yet though nobody holds them: their creation or
 *     destruction takes longer than the bound
 */
public record DrainReport(Duration took, List<Holder> stillHeld, int unfinished) {

  public DrainReport {
    stillHeld = List.copyOf(stillHeld);
  }

  /** Whether nothing is left of the pool. */
  public boolean isComplete() {
    return stillHeld.isEmpty() && unfinished == 0;
  }
}
