package c10k.testkit.pool;

import c10k.pool.PoolEvent;
import c10k.pool.PoolListener;
import java.util.ArrayList;
import java.util.List;

/**
 * All events of a pool.
 *
 * <p>Threads: safe for use by any thread.
 */
final class EventLog implements PoolListener {
  private final List<PoolEvent> events = new ArrayList<>();
  private boolean isStopped;

  @Override
  public synchronized void on(PoolEvent event) {
    if (!isStopped) {
      events.add(event);
    }
  }

  /** Keeps nothing from now on. */
  synchronized void stop() {
    isStopped = true;
  }

  synchronized int size() {
    return events.size();
  }

  /** Those from there on. */
  synchronized List<PoolEvent> since(int from) {
    return List.copyOf(events.subList(from, events.size()));
  }
}
