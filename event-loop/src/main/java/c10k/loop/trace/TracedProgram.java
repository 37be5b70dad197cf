package c10k.loop.trace;

import c10k.loop.node.Environment;
import c10k.loop.node.Immediate;
import c10k.loop.node.Timeout;
import c10k.loop.trace.Step.Block;
import c10k.loop.trace.Step.Clear;
import c10k.loop.trace.Step.NextTick;
import c10k.loop.trace.Step.QueueMicrotask;
import c10k.loop.trace.Step.Ref;
import c10k.loop.trace.Step.Refresh;
import c10k.loop.trace.Step.SetImmediate;
import c10k.loop.trace.Step.SetInterval;
import c10k.loop.trace.Step.SetTimeout;
import c10k.loop.trace.Step.Throw;
import c10k.loop.trace.Step.Unref;
import c10k.loop.uv.EventLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program in virtual time, and writes down which callback starts when.
 *
 * <p>Threads: for one only.
 */
public final class TracedProgram {
  /** A line of the trace: an error has arrived where those go that nobody catches. */
  public static final String UNCAUGHT = "uncaught";

  /** A program refreshes timers so often; further steps of that kind have no effect. */
  static final int MOST_REFRESHES = 5;

  /** The clock stands there, or later, when the loop looks at its timers for the first time. */
  private static final long START_UP_MILLIS = 1;

  /** What a program throws. */
  private static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Thrown() {
      super("thrown by the program", null, false, false);
    }
  }

  /** What was set under an id, and what can be done to it. */
  private sealed interface SetUp {
    record OfTimeout(Timeout timeout) implements SetUp {}

    record OfImmediate(Immediate immediate) implements SetUp {}

    record OfNothing() implements SetUp {}
  }

  private static final SetUp NOTHING = new SetUp.OfNothing();

  private final VirtualClock clock = new VirtualClock();
  private final Environment environment = new Environment(new EventLoop("trace", clock, clock));
  private final Map<String, SetUp> latest = new HashMap<>();
  private final ObjLongConsumer<String> trace;
  private int refreshes;
  private @Nullable Throwable failure;

  private TracedProgram(ObjLongConsumer<String> trace) {
    this.trace = trace;
  }

  /**
   * Runs a program to its end.
   *
   * @param main run as a CommonJS main module is: then ticks, microtasks, and the loop
   * @param trace takes the id of each callback as it starts, and {@link #UNCAUGHT}; what it throws ends the run
   * @throws TimeOverflowException if the program's time is too long for the clock
   */
  public static void run(List<Step> main, Consumer<String> trace) {
    runTimed(main, (line, millis) -> trace.accept(line));
  }

  /** The same, where each line comes with the time. */
  static void runTimed(List<Step> main, ObjLongConsumer<String> trace) {
    new TracedProgram(trace).run(main);
  }

  private void run(List<Step> main) {
    environment.onUncaughtException(this::uncaught);
    environment.run(() -> runAll(main), this::startUp);
    throwFailure();
  }

  /** What the program has not thrown itself is none of its events: it ends the run. */
  private void uncaught(Throwable error) {
    if (error instanceof Thrown) {
      write(UNCAUGHT);
    } else {
      failure = error;
      environment.exit(Environment.EXIT_BY_ERROR);
    }
  }

  private void throwFailure() {
    switch (failure) {
      case null -> {}
      case RuntimeException ours -> throw ours;
      case Error ours -> throw ours;
      default -> throw new AssertionError("No callback may throw a checked exception.", failure);
    }
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
      case SetTimeout(var id, var millis, var body) ->
          latest.put(id, new SetUp.OfTimeout(environment.setTimeout(() -> enter(id, body), millis)));
      case SetInterval interval -> setInterval(interval);
      case SetImmediate(var id, var body) ->
          latest.put(id, new SetUp.OfImmediate(environment.setImmediate(() -> enter(id, body))));
      case NextTick(var id, var body) -> environment.nextTick(() -> enter(id, body));
      case QueueMicrotask(var id, var body) -> environment.queueMicrotask(() -> enter(id, body));
      case Clear(var id) -> change(id, Timeout::clear, Immediate::clear);
      case Refresh(var id) -> change(id, this::refresh, immediate -> {});
      case Ref(var id) -> change(id, Timeout::ref, Immediate::ref);
      case Unref(var id) -> change(id, Timeout::unref, Immediate::unref);
      case Block(var millis) -> clock.pass(millis);
      case Throw() -> throw new Thrown();
    }
  }

  private void change(String id, Consumer<Timeout> ofTimeout, Consumer<Immediate> ofImmediate) {
    switch (latest.getOrDefault(id, NOTHING)) {
      case SetUp.OfTimeout(var timeout) -> ofTimeout.accept(timeout);
      case SetUp.OfImmediate(var immediate) -> ofImmediate.accept(immediate);
      case SetUp.OfNothing() -> {}
    }
  }

  private void refresh(Timeout timeout) {
    if (refreshes++ < MOST_REFRESHES) {
      timeout.refresh();
    }
  }

  private void enter(String id, List<Step> body) {
    write(id);
    runAll(body);
  }

  private void write(String line) {
    trace.accept(line, clock.millis());
  }

  private void setInterval(SetInterval step) {
    var interval = new IntervalRun(step);
    interval.timeout = environment.setInterval(interval, step.millis());
    latest.put(step.id(), new SetUp.OfTimeout(interval.timeout));
  }

  /** An interval that counts its runs. */
  private final class IntervalRun implements Runnable {
    private final SetInterval step;
    private int left;
    private @Nullable Timeout timeout;

    IntervalRun(SetInterval step) {
      this.step = step;
      this.left = step.times();
    }

    @Override
    public void run() {
      try {
        enter(step.id(), step.body());
      } finally {
        if (--left <= 0 && timeout != null) {
          timeout.clear();
        }
      }
    }
  }
}
