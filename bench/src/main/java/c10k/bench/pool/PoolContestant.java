package c10k.bench.pool;

import java.util.Optional;

/** A kind of pool that takes part in the comparison. */
public interface PoolContestant {

  /** The name in tables and on the command line. */
  String label();

  /** How it works, in one phrase. */
  String description();

  /** What a reader must know to compare its numbers with those of others; empty if nothing. */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /**
   * Opens one, with everything as it is by default except sizes and time-out.
   *
   * @param workshop where it gets its items from
   * @return the pool; it fills itself to its minimum, perhaps in the background
   */
  PoolUnderTest<?> open(PoolSize size, Workshop workshop) throws Exception;
}
