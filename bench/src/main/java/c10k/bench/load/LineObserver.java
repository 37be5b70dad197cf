package c10k.bench.load;

/** Who wants to know what happens to lines. Called in the generator's thread; must not block. */
interface LineObserver {

  /** A line is handed to the kernel now. */
  void sent(long dueNanos, long sentNanos);

  /** A line came back byte for byte; may send the next one. */
  void answered(LoadConnection connection, long dueNanos, long sentNanos, long nowNanos);

  /** Something else came back in place of a line; may send the next one. */
  void answeredWrongly(LoadConnection connection, long nowNanos);
}
