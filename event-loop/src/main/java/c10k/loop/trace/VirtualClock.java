package c10k.loop.trace;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Handler;
import c10k.loop.uv.Poller;
import c10k.server.Ticker;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Time that passes when somebody computes, or when the loop waits: it need not wait to know what
 * would have come.
 */
public final class VirtualClock implements Ticker, Poller {
  /** The loop counts in nanoseconds. */
  static final long LONGEST_MILLIS = TimeUnit.NANOSECONDS.toMillis(Long.MAX_VALUE);

  private long millis;

  @Override
  public long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** The time now. */
  public long millis() {
    return millis;
  }

  /**
   * Lets time pass.
   *
   * @throws TimeOverflowException if it would be too much
   */
  public void pass(long byMillis) {
    if (byMillis > LONGEST_MILLIS - millis) {
      throw new TimeOverflowException();
    }
    millis += byMillis;
  }

  /** Jumps to the end of the wait. */
  @Override
  public void poll(EventLoop loop, long timeoutMillis) {
    if (timeoutMillis == FOREVER) {
      throw new IllegalStateException("The loop would wait for ever: there is no timer, and nobody else to wake it.");
    }
    pass(timeoutMillis);
  }

  @Override
  public void wakeUp() {}

  @Override
  public SelectionKey register(SelectableChannel channel, int interest, Handler handler) {
    throw new UnsupportedOperationException("No channel is ever ready in virtual time.");
  }

  @Override
  public Set<SelectionKey> keys() {
    return Set.of();
  }

  @Override
  public void close() {}
}
