package c10k.loop;

import c10k.loop.uv.EventLoop;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The way into something that belongs to a loop: callbacks of the loop go straight in, all others
 * through {@link EventLoop#post}.
 *
 * <p>What follows from a change is done one after the other when the change is complete, never in the
 * middle of another: a chain of a thousand callbacks, each causing the next, needs no deeper stack
 * than one.
 *
 * <p>Threads: {@link #run} and {@link #ask} are for any; the rest belongs to the loop.
 */
final class LoopTurn {
  private final EventLoop loop;
  private final ArrayDeque<Runnable> deferred = new ArrayDeque<>();
  private boolean isWorking;

  LoopTurn(EventLoop loop) {
    this.loop = loop;
  }

  /** Runs a change in the loop: now if this is a callback of it, else soon. */
  void run(Runnable change) {
    if (loop.isCurrent()) {
      workOff(change);
    } else if (!loop.post(() -> workOff(change))) {
      afterTheEnd(change);
    }
  }

  /** The loop is no more, and cannot be disturbed. */
  private synchronized void afterTheEnd(Runnable change) {
    workOff(change);
  }

  /**
   * Asks something in the loop, and waits for the answer.
   *
   * @throws RuntimeException what the question throws
   */
  <T> T ask(Supplier<T> question) {
    var answer = new FutureTask<>(question::get);
    run(answer);
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          // The answer takes no longer than the loop's turn; nobody is kept from stopping.
          isInterrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Has something done after the present change. */
  void defer(List<Runnable> effects) {
    deferred.addAll(effects);
  }

  private void workOff(Runnable change) {
    change.run();
    if (isWorking) {
      return;
    }
    isWorking = true;
    try {
      for (var next = deferred.poll(); next != null; next = deferred.poll()) {
        next.run();
      }
    } finally {
      isWorking = false;
    }
  }
}
