package c10k.loop.trace;

import java.util.List;

/**
 * What a traced program does at some point. {@link Refresh}, {@link Ref} and {@link Unref} have no
 * counterpart in the programs of {@code lab loop-trace}.
 */
public sealed interface Step {

  /** Sets a timer. */
  record SetTimeout(String id, double millis, List<Step> body) implements Step {}

  /** Sets an interval, which is cleared after it has run so many times. */
  record SetInterval(String id, double millis, int times, List<Step> body) implements Step {}

  /** Sets an immediate. */
  record SetImmediate(String id, List<Step> body) implements Step {}

  /** Queues a tick. */
  record NextTick(String id, List<Step> body) implements Step {}

  /** Queues a microtask. */
  record QueueMicrotask(String id, List<Step> body) implements Step {}

  /** Clears the latest timer, interval or immediate that was set under this id; no effect if there is none. */
  record Clear(String id) implements Step {}

  /**
   * Starts the latest timer or interval under this id anew; no effect if there is none. A program does
   * so at most {@value TracedProgram#MOST_REFRESHES} times, or timers could refresh each other for ever.
   */
  record Refresh(String id) implements Step {}

  /** Makes the loop go on for the sake of the latest timer, interval or immediate under this id. */
  record Ref(String id) implements Step {}

  /** Lets the loop end before the latest timer, interval or immediate under this id has run. */
  record Unref(String id) implements Step {}

  /** Computes for so long, while nothing else can run. */
  record Block(long millis) implements Step {}

  /** Throws; the steps after it are skipped. */
  record Throw() implements Step {}
}
