package c10k.loop.uv;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A poll phase that never waits: it notes how long it should have, and does what the test says. */
final class ScriptedPoller implements Poller {

  /** For how long each poll should have waited. */
  final List<Long> timeouts = new ArrayList<>();

  /** How often somebody has made a system call to wake the loop. */
  int wakeUps;

  private final ArrayDeque<Runnable> waits = new ArrayDeque<>();
  private final ArrayDeque<Runnable> events = new ArrayDeque<>();

  /** What happens in the next wait without a script, while the loop sleeps. */
  void whileWaiting(Runnable action) {
    waits.add(action);
  }

  /** A channel is ready in the next poll without an event. */
  void event(Runnable callback) {
    events.add(callback);
  }

  @Override
  public void poll(EventLoop loop, long timeoutMillis) {
    timeouts.add(timeoutMillis);
    var wait = waits.poll();
    if (wait != null) {
      wait.run();
    }
    var event = events.poll();
    if (wait == null && event == null && timeoutMillis == FOREVER) {
      throw new AssertionError("The loop would wait for ever.");
    }
    loop.awake();
    if (event != null) {
      loop.ready(ops -> event.run(), SelectionKey.OP_READ);
    }
  }

  @Override
  public void wakeUp() {
    wakeUps++;
  }

  @Override
  public SelectionKey register(SelectableChannel channel, int interest, Handler handler) {
    throw new UnsupportedOperationException("Events come by script.");
  }

  @Override
  public Set<SelectionKey> keys() {
    return Set.of();
  }

  @Override
  public void close() {}
}
