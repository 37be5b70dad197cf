package c10k.loop.uv;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/** A handle that is called when a channel is ready. */
public final class Watcher extends Handle {
  private final SelectableChannel channel;
  private @Nullable SelectionKey key;
  private Handler handler = ops -> {};

  /** Makes a watcher that is not started. The channel must not block. */
  public Watcher(EventLoop loop, SelectableChannel channel) {
    super(loop);
    this.channel = channel;
  }

  /**
   * Watches the channel for some operations, and no longer for others. A change holds for the rest of
   * the present batch as well: what is not watched any more is not reported.
   *
   * @param interest as in {@link SelectionKey}
   * @throws IllegalStateException if it is closed
   */
  public void start(int interest, Handler newHandler) throws ClosedChannelException {
    requireOpen();
    handler = newHandler;
    if (key == null) {
      key = loop().register(channel, interest, ops -> handler.ready(ops));
    } else {
      key.interestOps(interest);
    }
    setActive(true);
  }

  /** Watches for nothing. */
  public void stop() {
    if (isActive() && key != null && key.isValid()) {
      key.interestOps(0);
    }
    setActive(false);
  }

  /** Stops, and lets go of the channel, which stays open. */
  @Override
  void deactivate() {
    stop();
    if (key != null) {
      key.cancel();
    }
  }
}
