package c10k.bench.loop;

import c10k.loop.node.Environment;
import c10k.loop.node.Timeout;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;

/** The loop of this repository, with Node's layer on top. */
final class OurLoop extends LoopUnderTest {
  private static final int A_DAY_MILLIS = 86_400_000;

  private final EventLoop loop = new EventLoop("loop-under-test", Ticker.system());
  private final Environment environment = new Environment(loop);

  OurLoop() {
    // The interval keeps the loop from ending when it has nothing to do.
    Thread.ofPlatform().daemon().name("loop-under-test")
        .start(() -> environment.run(() -> environment.setInterval(() -> {}, A_DAY_MILLIS)));
  }

  @Override
  void begin(LoopMeasure measure, int count, Runnable end) {
    switch (measure) {
      case TICK -> chains(count, environment::nextTick, end);
      case MICRO -> chains(count, environment::queueMicrotask, end);
      case IMMEDIATE -> chains(count, environment::setImmediate, end);
      case TASK -> chains(count, this::execute, end);
      case TIMER -> {
        var last = new Countdown(count, end);
        for (int i = 0; i < count; i++) {
          environment.setTimeout(last, 1);
        }
      }
      case CLEAR -> {
        for (int i = 0; i < count; i++) {
          environment.setTimeout(end, farMillis(0)).clear();
        }
        end.run();
      }
      case MILLION -> {
        var timers = new Timeout[count];
        for (int i = 0; i < count; i++) {
          timers[i] = environment.setTimeout(end, farMillis(i));
        }
        for (var timer : timers) {
          timer.clear();
        }
        end.run();
      }
      case POST -> throw new IllegalArgumentException("Those come from another thread.");
    }
  }

  @Override
  void execute(Runnable task) {
    loop.post(task);
  }

  @Override
  public void close() {
    environment.terminate(0);
  }
}
