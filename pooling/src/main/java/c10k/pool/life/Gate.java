package c10k.pool.life;

/** What the fast paths of a pool may do. */
enum Gate {
  /** Nobody waits: claim and release. */
  OPEN,
  /** Somebody waits, but may be overtaken: claim, and release so many times. */
  OVERTAKING,
  /** Neither. */
  CLOSED
}
