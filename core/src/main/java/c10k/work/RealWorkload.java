package c10k.work;

import java.util.concurrent.locks.LockSupport;

/** Takes time from the thread that calls. */
enum RealWorkload implements Workload {
  INSTANCE;

  @Override
  public void sleep(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      // It may return early, for no reason or because of a permit from before.
      LockSupport.parkNanos(this, left);
      throwIfInterrupted();
    }
  }

  @Override
  public void burn(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (end - System.nanoTime() > 0) {
      Thread.onSpinWait();
      throwIfInterrupted();
    }
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the work was cut short");
    }
  }
}
