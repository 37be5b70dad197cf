package c10k.loop.trace;

/** A program that computes or waits for longer than the clock can tell. */
public final class TimeOverflowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TimeOverflowException() {
    super("This program's time is longer than " + VirtualClock.LONGEST_MILLIS + " ms (292 years), which is the end of the clock; let it block or wait for less.");
  }
}
