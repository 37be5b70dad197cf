package c10k.loop.process;

import c10k.loop.uv.EventLoop;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that block so that the loop does not have to: in the pipes of children, which the JDK gives
 * only as streams that block.
 *
 * <p>Each blocking call is a task of its own, and there are as many threads as calls under way: a pool
 * of four would be used up by four children that say nothing. They are platform threads, because a
 * pipe's {@code read} holds a thread of the system in any case; a virtual one would hold its carrier.
 * No call, no thread: a child to which nobody listens costs none.
 */
final class PipeThreads {
  /** A talkative child asks for its next read long before that. */
  private static final int IDLE_SECONDS = 5;

  private final EventLoop loop;
  private final ExecutorService threads;

  PipeThreads(EventLoop loop) {
    this.loop = loop;
    // Daemons that end by themselves when idle: there is nothing to close.
    this.threads = new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
        Thread.ofPlatform().daemon().name("process-pipe-", 1).factory());
  }

  EventLoop loop() {
    return loop;
  }

  /** A call under way. */
  static final class Call {
    private final Hold hold;
    private boolean isOver;

    private Call(Hold hold) {
      this.hold = hold;
      hold.begin();
    }

    /** Nobody waits for it any more; its answer will not be heard. */
    void forget() {
      if (!isOver) {
        isOver = true;
        hold.end();
      }
    }

    private void answer(Runnable callback) {
      if (!isOver) {
        forget();
        callback.run();
      }
    }
  }

  /**
   * Has something done that blocks. The answer comes in the loop, as a callback of its own.
   *
   * @param hold keeps the loop alive until the answer
   */
  <T extends @Nullable Object> Call call(Hold hold, Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    var call = new Call(hold);
    threads.execute(() -> {
      try {
        var result = work.call();
        loop.post(() -> call.answer(() -> done.accept(result)));
      } catch (Exception e) {
        loop.post(() -> call.answer(() -> failed.accept(e)));
      }
    });
    return call;
  }

  /** Closes one end of a pipe, which may have to wait for a read under way. */
  void close(Closeable end) {
    threads.execute(() -> {
      try {
        end.close();
      } catch (IOException e) {
        // Broken or closed already: there is nothing to lose any more.
      }
    });
  }
}
