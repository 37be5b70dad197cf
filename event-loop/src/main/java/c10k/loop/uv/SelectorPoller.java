package c10k.loop.uv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;

/** Waits in the kernel, by the JDK's selector: epoll, kqueue or what the system has. */
final class SelectorPoller implements Poller {
  /** What the JDK takes from the kernel in one call. After so many there may be more. */
  private static final int FULL_BATCH = 1_024;

  /** Even a loop that is never without events must come to its other phases. */
  private static final int MAX_BATCHES = 48;

  /** {@link Selector#select(long)} waits for ever when told 0. */
  private static final long SELECT_FOREVER = 0;

  private final Selector selector;

  SelectorPoller() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("This process has no descriptor left for an event loop.", e);
    }
  }

  @Override
  public void poll(EventLoop loop, long timeoutMillis) {
    if (timeoutMillis == 0 && !isAnybodyOutside(loop)) {
      return;
    }
    // An interrupt would make this and every later select return at once.
    Thread.interrupted();
    try {
      int batch = select(loop, timeoutMillis);
      for (int more = 1; batch == FULL_BATCH && more < MAX_BATCHES; more++) {
        batch = select(loop, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the selector failed", e);
    }
    loop.awake();
  }

  /**
   * If not, a system call would find nothing. (While others post, it is worth its price: meanwhile they
   * post more, and are not disturbed one by one.)
   */
  private boolean isAnybodyOutside(EventLoop loop) {
    return !selector.keys().isEmpty() || loop.isPostedTo();
  }

  private int select(EventLoop loop, long timeoutMillis) throws IOException {
    if (timeoutMillis == 0) {
      return selector.selectNow(key -> ready(loop, key));
    }
    return selector.select(key -> ready(loop, key), timeoutMillis == FOREVER ? SELECT_FOREVER : timeoutMillis);
  }

  private static void ready(EventLoop loop, SelectionKey key) {
    loop.awake();
    if (key.isValid() && key.attachment() instanceof Handler handler) {
      loop.ready(handler, key.readyOps());
    }
  }

  @Override
  public void wakeUp() {
    selector.wakeup();
  }

  @Override
  public SelectionKey register(SelectableChannel channel, int interest, Handler handler) throws ClosedChannelException {
    return channel.register(selector, interest, handler);
  }

  @Override
  public Set<SelectionKey> keys() {
    return selector.keys();
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a selector cannot fail", e);
    }
  }
}
