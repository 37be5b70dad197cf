package c10k.loop.node;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.PhaseHandle;
import java.util.function.Consumer;

/** The callbacks of the check phase. One that counts keeps the poll phase from waiting. */
final class Immediates {
  private final TaskQueues tasks;
  private final Consumer<Throwable> uncaught;
  private final PhaseHandle pollMustNotWait;
  private int counting;

  private Chain<Immediate> queue = new Chain<>();

  /** What the present check phase has yet to run. */
  private Chain<Immediate> batch = new Chain<>();

  /** Whether a pass has begun and not come to its end. */
  private boolean isUnfinished;

  Immediates(EventLoop loop, TaskQueues tasks, Consumer<Throwable> uncaught) {
    this.tasks = tasks;
    this.uncaught = uncaught;
    this.pollMustNotWait = loop.idle();
    var check = loop.check();
    check.unref();
    check.start(this::run);
  }

  Immediate add(Runnable callback) {
    var immediate = new Immediate(this, callback);
    queue.append(immediate);
    countsAgain();
    return immediate;
  }

  void countsAgain() {
    if (counting++ == 0) {
      pollMustNotWait.start(() -> {});
    }
  }

  void countsNoMore(boolean counted) {
    if (counted && --counting == 0) {
      pollMustNotWait.stop();
    }
  }

  private void run() {
    // An event whose callback threw has left its ticks behind; they come before the first immediate.
    tasks.drainAll();
    do {
      try {
        runBatch();
      } catch (Throwable e) {
        uncaught.accept(e);
      }
    } while (isUnfinished);
  }

  /**
   * Runs what was added before it began, or what an error has left of that. If it was the last one that
   * threw, nothing is left, and those come at once that were added meanwhile: Node does so.
   */
  private void runBatch() {
    if (batch.isEmpty()) {
      var added = queue;
      queue = batch;
      batch = added;
    }
    isUnfinished = true;
    for (boolean isFirst = true; !batch.isEmpty(); isFirst = false) {
      if (!isFirst) {
        tasks.drain();
      }
      // The drain may have cleared it.
      var next = batch.first();
      if (next != null) {
        next.end();
        next.call();
      }
    }
    isUnfinished = false;
  }
}
