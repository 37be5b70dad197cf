package c10k.bench.loop;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One of Netty's loops, on the JDK's selector like ours. */
final class NettyLoop extends LoopUnderTest {
  private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();

  @Override
  void begin(LoopMeasure measure, int count, Runnable end) {
    switch (measure) {
      case TASK -> chains(count, this::execute, end);
      case TIMER -> {
        var last = new Countdown(count, end);
        for (int i = 0; i < count; i++) {
          var _ = schedule(last, 1);
        }
      }
      case CLEAR -> {
        for (int i = 0; i < count; i++) {
          schedule(end, farMillis(0)).cancel(false);
        }
        end.run();
      }
      case MILLION -> {
        var timers = new Future<?>[count];
        for (int i = 0; i < count; i++) {
          timers[i] = schedule(end, farMillis(i));
        }
        for (var timer : timers) {
          timer.cancel(false);
        }
        end.run();
      }
      case TICK, MICRO, IMMEDIATE, POST -> throw new IllegalArgumentException("Netty has no " + measure.text() + " in its loop.");
    }
  }

  private Future<?> schedule(Runnable callback, long millis) {
    return loop.schedule(callback, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  void execute(Runnable task) {
    loop.execute(task);
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
