package c10k.loop.uv;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A handle by which other threads wake a loop. However often it is sent before the loop looks, it is
 * called once.
 */
public final class Async extends Handle {
  private final AtomicBoolean sent = new AtomicBoolean();
  private final Runnable callback;

  /** Makes a handle, active from the beginning. */
  @SuppressWarnings("this-escape") // Nobody looks before the loop's next turn.
  public Async(EventLoop loop, Runnable callback) {
    super(loop);
    this.callback = callback;
    setActive(true);
  }

  /**
   * Has it called soon. Any thread may call this; what it did before happens-before the callback.
   *
   * @return false if the loop has ended, and the callback will not run
   */
  public boolean send() {
    // Written even if it was set before: a failed compare-and-set orders nothing for the callback to see.
    boolean isSent = sent.getAndSet(true) || loop().post(this::deliver);
    if (!isSent) {
      sent.set(false);
    }
    return isSent;
  }

  private void deliver() {
    // First, so that a send during the callback causes another. Read as well, to see what all senders did.
    sent.getAndSet(false);
    if (isActive()) {
      callback.run();
    }
  }

  @Override
  void deactivate() {
    setActive(false);
  }
}
