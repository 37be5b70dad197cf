package c10k.loop.uv;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.Set;

/**
 * Where a loop waits.
 *
 * <p>Threads: of the loop, but for {@link #wakeUp}.
 */
public interface Poller {

  /** A time-out without an end. */
  long FOREVER = -1;

  /**
   * Waits until a channel is ready, {@link #wakeUp} is called, or the time is over. Then calls {@link
   * EventLoop#awake}, and {@link EventLoop#ready} for each channel. If nothing is ready it may leave the
   * former to the loop.
   *
   * @param timeoutMillis 0 if it must not wait, or {@link #FOREVER}
   */
  void poll(EventLoop loop, long timeoutMillis);

  /** Ends the wait under way; or the next one, if there is none. Any thread may call it. */
  void wakeUp();

  /** Watches a channel on behalf of a handler. */
  SelectionKey register(SelectableChannel channel, int interest, Handler handler) throws ClosedChannelException;

  /** All that is registered, and perhaps some that is closing. */
  Set<SelectionKey> keys();

  /** Gives back what the poller holds. */
  void close();
}
