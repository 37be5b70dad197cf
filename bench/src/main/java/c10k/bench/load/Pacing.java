package c10k.bench.load;

/** When to send. Confined to the generator's thread. */
sealed interface Pacing permits ClosedLoop, OpenLoop, WithProbes {

  /** Sends what is due by then, or a share of it, so that answers are looked after in between. */
  void sendDue(long untilNanos);

  /** When there will be something to send; may have passed already. */
  long nextDueNanos();

  /** A connection has got an answer, right or wrong. */
  void answered(LoadConnection connection, long nowNanos);
}
