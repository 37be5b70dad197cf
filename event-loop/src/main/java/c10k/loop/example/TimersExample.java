package c10k.loop.example;

import c10k.loop.node.Environment;
import c10k.loop.node.Timeout;
import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import java.io.PrintStream;

/** When timers fire that are late. The time is virtual: it passes when somebody computes, or the loop waits. */
final class TimersExample implements Example {
  @Override
  public String name() {
    return "timers";
  }

  @Override
  public String summary() {
    return "in which order late timers run, and what an interval does that takes too long";
  }

  @Override
  public void run(PrintStream out) {
    var clock = new VirtualClock();
    var environment = new Environment(new EventLoop("timers", clock, clock));
    environment.run(() -> {
      environment.setTimeout(() -> out.println("A: 10 ms, set at 0"), 10);
      clock.pass(2);
      environment.setTimeout(() -> out.println("C: 10 ms, set at 2, in one list with A"), 10);
      clock.pass(4);
      environment.setTimeout(() -> out.println("B: 5 ms, set at 6, due before C"), 5);
      clock.pass(24);
      environment.setTimeout(() -> slowInterval(environment, clock, out), 100);
    });
  }

  private static void slowInterval(Environment environment, VirtualClock clock, PrintStream out) {
    long began = clock.millis();
    var self = new Timeout[1];
    self[0] = environment.setInterval(() -> {
      out.println("interval of 3 ms at " + (clock.millis() - began) + " ms");
      clock.pass(7);
      environment.setImmediate(() -> out.println("  others in between"));
      if (clock.millis() - began > 20) {
        self[0].clear();
      }
    }, 3);
  }
}
