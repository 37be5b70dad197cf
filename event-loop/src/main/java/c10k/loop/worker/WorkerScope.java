package c10k.loop.worker;

import c10k.loop.node.Environment;
import c10k.loop.uv.Async;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker as it sees itself.
 *
 * <p>It lives as long as its loop has something to do; listening for messages counts as that, until
 * {@link #close} or {@link #unref}.
 *
 * <p>Threads: of the worker.
 */
public final class WorkerScope {
  private final Environment environment;
  private final Port port;
  private final @Nullable Object data;
  private @Nullable Async listening;
  private boolean counts = true;
  private volatile boolean terminating;

  WorkerScope(Environment environment, Port port, @Nullable Object data) {
    this.environment = environment;
    this.port = port;
    this.data = data;
  }

  /** Its loop, timers and all that. {@link Environment#exit} ends this worker only. */
  public Environment environment() {
    return environment;
  }

  /** A copy of the data that it was started with. */
  public @Nullable Object data() {
    return data;
  }

  /**
   * Sends a copy to the parent.
   *
   * @return false if the parent has ended
   * @throws IllegalArgumentException a {@link DataCloneException} if it cannot be copied
   */
  public boolean post(@Nullable Object message) {
    return port.post(message);
  }

  /** Takes messages of the parent. */
  public void onMessage(Consumer<? super @Nullable Object> listener) {
    if (listening == null) {
      // Never sent: it is there to count.
      listening = new Async(environment.loop(), () -> {});
      setCounts(counts);
    }
    port.onMessage(listener);
  }

  /** Lets the worker go on for the sake of messages again. */
  public void ref() {
    setCounts(true);
  }

  /** Lets the worker end though there may be messages. */
  public void unref() {
    setCounts(false);
  }

  private void setCounts(boolean newCounts) {
    counts = newCounts;
    if (listening == null) {
      return;
    }
    if (newCounts) {
      listening.ref();
    } else {
      listening.unref();
    }
  }

  /** Takes no more messages, and sends none. */
  public void close() {
    port.close();
    if (listening != null && !listening.isClosing()) {
      listening.close();
    }
  }

  /**
   * Whether it is to end. Computations that take long ask now and then, and give up; an interrupt comes
   * as well. Any thread may ask.
   */
  public boolean isTerminating() {
    return terminating;
  }

  void setTerminating() {
    terminating = true;
  }
}
