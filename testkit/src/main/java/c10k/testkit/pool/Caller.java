package c10k.testkit.pool;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that calls a blocking pool, one call after the other.
 *
 * <p>Threads: {@link #call} is for the thread of the test.
 */
final class Caller {
  private final LinkedBlockingQueue<Runnable> calls = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean ended;
  private volatile boolean busy;
  private volatile boolean inCall;

  Caller(int number) {
    thread = Thread.ofPlatform().name("caller-" + number).daemon().start(this::run);
  }

  private void run() {
    while (!ended) {
      var call = next();
      if (call != null) {
        inCall = true;
        call.run();
        inCall = false;
        busy = false;
      }
    }
  }

  private @Nullable Runnable next() {
    try {
      return calls.take();
    } catch (InterruptedException e) {
      return null; // One that came too late for its call, or the end.
    }
  }

  void call(Runnable call) {
    busy = true;
    calls.add(call);
  }

  /** Whether its last call has not returned. */
  boolean isBusy() {
    return busy;
  }

  /** Whether it waits inside a call, not for the next one, and not for a lock that it will get at once. */
  boolean isWaiting() {
    if (LockSupport.getBlocker(thread) instanceof AbstractOwnableSynchronizer) {
      return false;
    }
    var state = thread.getState();
    return inCall && (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING);
  }

  void interrupt() {
    thread.interrupt();
  }

  void end() {
    ended = true;
    thread.interrupt();
  }
}
