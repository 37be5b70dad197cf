package c10k.loop.trace;

import c10k.loop.node.Environment;
import c10k.loop.trace.Step.Block;
import c10k.loop.trace.Step.Clear;
import c10k.loop.trace.Step.NextTick;
import c10k.loop.trace.Step.QueueMicrotask;
import c10k.loop.trace.Step.SetImmediate;
import c10k.loop.trace.Step.SetInterval;
import c10k.loop.trace.Step.SetTimeout;
import c10k.loop.trace.Step.Throw;
import c10k.loop.uv.EventLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs a program in virtual time, and writes down which callback starts when.
 *
 * <p>Threads: for one only.
 */
public final class TracedProgram {
  /** A line of the trace: an error has arrived where those go that nobody catches. */
  public static final String UNCAUGHT = "uncaught";

  /** The clock stands there, or later, when the loop looks at its timers for the first time. */
  private static final long START_UP_MILLIS = 1;

  /** What a program throws. */
  private static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Thrown() {
      super("thrown by the program", null, false, false);
    }
  }

  private final VirtualClock clock = new VirtualClock();
  private final Environment environment = new Environment(new EventLoop("trace", clock, clock));
  private final Map<String, Runnable> clearers = new HashMap<>();
  private final Consumer<String> trace;

  private TracedProgram(Consumer<String> trace) {
    this.trace = trace;
  }

  /**
   * Runs a program to its end.
   *
   * @param main run as a CommonJS main module is: then ticks, microtasks, and the loop
   * @param trace takes the id of each callback as it starts, and {@link #UNCAUGHT}
   */
  public static void run(List<Step> main, Consumer<String> trace) {
    new TracedProgram(trace).run(main);
  }

  private void run(List<Step> main) {
    environment.onUncaughtException(error -> trace.accept(UNCAUGHT));
    environment.run(() -> runAll(main), this::startUp);
  }

  /**
   * A process takes a while to start. Without that, it would be open whether a timer of 1 ms runs before
   * or after an immediate, both set by the main program.
   */
  private void startUp() {
    clock.pass(Math.max(0, START_UP_MILLIS - clock.millis()));
  }

  private void runAll(List<Step> steps) {
    steps.forEach(this::run);
  }

  private void run(Step step) {
    switch (step) {
      case SetTimeout(var id, var millis, var body) -> clearers.put(id, environment.setTimeout(() -> enter(id, body), millis)::clear);
      case SetInterval interval -> setInterval(interval);
      case SetImmediate(var id, var body) -> clearers.put(id, environment.setImmediate(() -> enter(id, body))::clear);
      case NextTick(var id, var body) -> environment.nextTick(() -> enter(id, body));
      case QueueMicrotask(var id, var body) -> environment.queueMicrotask(() -> enter(id, body));
      case Clear(var id) -> clearers.getOrDefault(id, () -> {}).run();
      case Block(var millis) -> clock.pass(millis);
      case Throw() -> throw new Thrown();
    }
  }

  private void enter(String id, List<Step> body) {
    trace.accept(id);
    runAll(body);
  }

  private void setInterval(SetInterval step) {
    var left = new Object() {
      int runs = step.times();
      Runnable clear = () -> {};
    };
    left.clear = environment.setInterval(() -> {
      try {
        enter(step.id(), step.body());
      } finally {
        if (--left.runs <= 0) {
          left.clear.run();
        }
      }
    }, step.millis())::clear;
    clearers.put(step.id(), left.clear);
  }
}
