package c10k.bench.claim;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/** Who passes it unparks the other, and parks when it has nothing more to do. Works for platform and for virtual threads. */
final class ParkBaton implements Baton {
  private final AtomicReferenceArray<Thread> waiting = new AtomicReferenceArray<>(2);
  /** Written by its holder only, who so gives it away. */
  private volatile int holder;

  @Override
  public void pass(int from) {
    int other = 1 - from;
    holder = other;
    // No thread yet: it has not begun to wait, and will see that it is the holder.
    LockSupport.unpark(waiting.get(other));
  }

  @Override
  public void await(int by) throws InterruptedException {
    waiting.set(by, Thread.currentThread());
    while (holder != by) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while the other thread had the baton");
      }
    }
  }
}
