package c10k.loop.example;

import c10k.loop.metrics.LoopDelay;
import c10k.loop.metrics.Utilization;
import c10k.loop.node.Environment;
import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One callback blocks the loop, in virtual time: so the numbers are the same on every machine. */
final class LagExample implements Example {
  private static final int SECOND = 1_000;
  private static final int BLOCKED = 250;

  @Override
  public String name() {
    return "lag";
  }

  @Override
  public String summary() {
    return "how late and how busy a loop is that one callback blocks";
  }

  @Override
  public void run(PrintStream out) {
    var clock = new VirtualClock();
    var loop = new EventLoop("lag", clock, clock);
    var environment = new Environment(loop);
    var delay = new LoopDelay(loop, LoopDelay.DEFAULT_RESOLUTION);
    environment.run(() -> {
      delay.enable();
      environment.setTimeout(() -> report(out, "not blocked", delay), SECOND);
      // Between two looks, one at 1500 and one due at 1510.
      environment.setTimeout(() -> clock.pass(BLOCKED), SECOND + 505);
      environment.setTimeout(() -> report(out, "blocked for " + BLOCKED + " ms", delay), 2 * SECOND);
    });
  }

  private static void report(PrintStream out, String what, LoopDelay delay) {
    out.println(String.format(Locale.ROOT, "%s: latest by %d ms, busy for %.1f %% of the time",
        what, TimeUnit.NANOSECONDS.toMillis(delay.lagNanos(100)), 100 * Utilization.of(delay.loop()).utilization()));
  }
}
