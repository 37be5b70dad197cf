package c10k.bench.claim;

import java.util.concurrent.locks.LockSupport;

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
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while bytes were under way");
        }
        LockSupport.parkNanos(this, left);
      }
    }
  };

  /** Now. */
  long nanos();

  /** Returns when it is this late, or later. */
  void awaitNanos(long due) throws InterruptedException;
}
