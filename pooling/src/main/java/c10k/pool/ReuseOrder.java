package c10k.pool;

/** Which idle resource is lent next. */
public enum ReuseOrder {
  /** The one that came back last: caches are warm, and light traffic lets the others idle out. */
  LAST_IN_FIRST_OUT,
  /** The one that is idle for longest: all stay young, so light traffic never lets the pool shrink. */
  FIRST_IN_FIRST_OUT
}
