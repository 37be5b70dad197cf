package c10k.loop.example;

import c10k.loop.node.Environment;
import c10k.loop.uv.EventLoop;
import c10k.server.Ticker;
import java.io.PrintStream;

/** Which of four callbacks comes first. */
final class PhasesExample implements Example {
  @Override
  public String name() {
    return "phases";
  }

  @Override
  public String summary() {
    return "in which order ticks, microtasks and immediates run";
  }

  @Override
  public void run(PrintStream out) {
    var environment = new Environment(new EventLoop("phases", Ticker.system()));
    environment.run(() -> {
      environment.setImmediate(() -> out.println("immediate: the check phase of the first turn"));
      environment.queueMicrotask(() -> out.println("microtask: after the ticks"));
      environment.nextTick(() -> out.println("tick: right after the main program"));
      out.println("main");
    });
  }
}
