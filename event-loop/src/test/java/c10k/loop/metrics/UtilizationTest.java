package c10k.loop.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.node.Environment;
import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Handler;
import c10k.loop.uv.Poller;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** How busy a loop is. */
class UtilizationTest {

  @Test
  void beforeItRunsALoopMUSTHaveNeitherBeenIdleNorActive() {
    var clock = new VirtualClock();
    var loop = new EventLoop("measured", clock, clock);
    clock.pass(100);
    assertThat(Utilization.of(loop)).isEqualTo(new Utilization(0, 0));
    assertThat(Utilization.of(loop).utilization()).isZero();
  }

  @Test
  void waitingMUSTBeIdleAndAllElseActive() {
    var clock = new VirtualClock();
    var loop = new EventLoop("measured", clock, clock);
    var environment = new Environment(loop);
    var readings = new ArrayList<Utilization>();
    environment.run(() -> {
      environment.setTimeout(() -> {
        readings.add(Utilization.of(loop));
        clock.pass(300);
        readings.add(Utilization.of(loop));
      }, 100);
      environment.setTimeout(() -> readings.add(Utilization.of(loop)), 1_000);
    });
    assertThat(readings).containsExactly(millis(100, 0), millis(100, 300), millis(700, 300));
    assertThat(readings.getLast().utilization()).isEqualTo(0.3);
    assertThat(readings.get(1).since(readings.getFirst())).isEqualTo(millis(0, 300));
    clock.pass(5_000);
    assertThat(Utilization.of(loop)).as("after the end").isEqualTo(millis(700, 300));
  }

  @Test
  void aWaitUnderWayMUSTBeInTheReading() {
    var clock = new VirtualClock();
    var readings = new ArrayList<Utilization>();
    var loop = new EventLoop("measured", clock, new PollerWithWitness(clock, (self, timeoutMillis) -> {
      clock.pass(timeoutMillis / 2);
      readings.add(Utilization.of(self));
      clock.pass(timeoutMillis / 2);
      readings.add(Utilization.of(self));
    }));
    var environment = new Environment(loop);
    environment.run(() -> environment.setTimeout(() -> {
      clock.pass(40);
      readings.add(Utilization.of(loop));
    }, 100));
    assertThat(readings).containsExactly(millis(50, 0), millis(100, 0), millis(100, 40));
  }

  /** Lets somebody look at the loop while it waits. */
  private record PollerWithWitness(VirtualClock clock, BiConsumer<EventLoop, Long> witness) implements Poller {
    @Override
    public void poll(EventLoop loop, long timeoutMillis) {
      if (timeoutMillis > 0) {
        witness.accept(loop, timeoutMillis);
      }
      loop.awake();
    }

    @Override
    public void wakeUp() {}

    @Override
    public SelectionKey register(SelectableChannel channel, int interest, Handler handler) {
      return clock.register(channel, interest, handler);
    }

    @Override
    public Set<SelectionKey> keys() {
      return Set.of();
    }

    @Override
    public void close() {}
  }

  private static Utilization millis(long idle, long active) {
    return new Utilization(TimeUnit.MILLISECONDS.toNanos(idle), TimeUnit.MILLISECONDS.toNanos(active));
  }
}
