package c10k.connection;

import java.util.concurrent.CountDownLatch;

/**
 * Waits that an interrupt does not shorten, because what is waited for is bounded; the flag is set
 * again afterwards.
 */
public final class Uninterruptibly {

  private Uninterruptibly() {}

  /** What may be waited for. */
  private interface Wait {
    void run() throws InterruptedException;
  }

  public static void join(Thread thread) {
    repeat(thread::join);
  }

  public static void await(CountDownLatch latch) {
    repeat(latch::await);
  }

  private static void repeat(Wait wait) {
    boolean interrupted = false;
    while (true) {
      try {
        wait.run();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
