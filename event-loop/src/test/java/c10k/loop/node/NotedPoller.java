package c10k.loop.node;

import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Handler;
import c10k.loop.uv.Poller;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Virtual time that notes how long the loop wanted to wait. */
final class NotedPoller implements Poller {
  final List<Long> timeouts = new ArrayList<>();
  private final VirtualClock clock;

  NotedPoller(VirtualClock clock) {
    this.clock = clock;
  }

  @Override
  public void poll(EventLoop loop, long timeoutMillis) {
    timeouts.add(timeoutMillis);
    clock.poll(loop, timeoutMillis);
  }

  @Override
  public void wakeUp() {}

  @Override
  public SelectionKey register(SelectableChannel channel, int interest, Handler handler) {
    return clock.register(channel, interest, handler);
  }

  @Override
  public Set<SelectionKey> keys() {
    return clock.keys();
  }

  @Override
  public void close() {}
}
