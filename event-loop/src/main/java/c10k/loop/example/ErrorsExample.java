package c10k.loop.example;

import c10k.loop.node.Environment;
import c10k.loop.trace.VirtualClock;
import c10k.loop.uv.EventLoop;
import java.io.PrintStream;

/** What an error costs: one callback. The others come in an order that may surprise. */
final class ErrorsExample implements Example {
  @Override
  public String name() {
    return "errors";
  }

  @Override
  public String summary() {
    return "what runs after a callback that throws, and when a rejection counts as unhandled";
  }

  @Override
  public void run(PrintStream out) {
    // In virtual time both timers are due at once; on a real clock the second may be a millisecond late.
    var clock = new VirtualClock();
    var environment = new Environment(new EventLoop("errors", clock, clock));
    environment.onUncaughtException(error -> out.println("uncaught: " + error.getMessage()));
    environment.onUnhandledRejection((reason, promise) -> out.println("unhandled: " + reason.getMessage()));
    environment.onExit(code -> out.println("exit: code " + code));
    environment.run(() -> {
      environment.setTimeout(() -> {
        environment.nextTick(() -> out.println("tick: of the first timer, only now"));
        throw new IllegalStateException("thrown by the first timer");
      }, 1);
      environment.setTimeout(() -> out.println("timer: the second comes before the ticks of the first"), 1);

      environment.rejected(new IllegalStateException("nobody asked for this error"));
      var handled = environment.<String>rejected(new IllegalStateException("asked for in time"));
      environment.nextTick(() -> handled.recover(error -> {
        out.println("recovered: " + error.getMessage());
        return "";
      }));
    });
  }
}
