package c10k.bench.claim;

import java.time.Duration;

/** The clock of a relay, which tests replace. */
interface RelayTime {

  /** The clock of the system. */
  RelayTime SYSTEM = new RelayTime() {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void awaitNanos(long due) throws InterruptedException {
      long left = due - System.nanoTime();
      if (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
      }
    }
  };

  /** Now. */
  long nanos();

  /** Returns when it is this late, or later. */
  void awaitNanos(long due) throws InterruptedException;
}
