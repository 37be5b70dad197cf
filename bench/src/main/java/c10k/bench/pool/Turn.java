package c10k.bench.pool;

/**
 * One use of an item, in nanoseconds of {@link System#nanoTime}.
 *
 * @param called just before the caller asked the pool
 * @param served just after it had the item
 * @param used just before it gave the item back
 */
record Turn(long called, long served, long used) {

  long waited() {
    return served - called;
  }

  /**
   * Whether this one came later, and was already through when the other's turn began.
   *
   * <p>Both halves leave room for what stamps cannot see. A caller may be put aside between its
   * stamp and the pool's queue: so calls count as later only beyond {@code raceNanos}. And a caller
   * that was given an item may wake up late: so it is not the moments of service that are compared,
   * but the end of a whole use with the start of the other's. A pool that is strictly first come,
   * first served is charged with an overtake only if a thread lost the processor for longer than
   * that; how often that happens is seen in the control.
   */
  boolean overtook(Turn other, long raceNanos) {
    return called - other.called > raceNanos && used < other.served;
  }
}
