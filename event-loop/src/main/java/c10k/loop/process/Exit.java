package c10k.loop.process;

import java.util.Optional;

/**
 * How a process ended.
 *
 * <p>The JVM is told by the system whether a program ended by itself or by a signal, and tells us one
 * number for both: n if it returned n, 128 + n if signal n ended it. A program may well return 130, as
 * shells do when <i>their</i> child was interrupted. So the name of the signal is known only if we sent
 * it.
 *
 * @param code what the JVM says; {@link #NOT_STARTED} if there was no process
 * @param signal the signal that ended it, if we sent one and the code fits it
 */
public record Exit(int code, Optional<Signal> signal) {
  /** In place of a code, if the program could not be started. */
  public static final int NOT_STARTED = -1;

  private static final int SIGNALLED = 128;

  /** Whether it did what it was asked to, as far as it says. */
  public boolean isSuccess() {
    return code == 0;
  }

  /**
   * The signal that the code stands for, if it stands for one: what most likely ended the process if
   * somebody else sent a signal, or if it broke down (SIGSEGV).
   */
  public Optional<Signal> likelySignal() {
    return signal.or(() -> Signal.of(code - SIGNALLED));
  }

  @Override
  public String toString() {
    if (code == NOT_STARTED) {
      return "not started";
    }
    if (signal.isPresent()) {
      return "ended by " + signal.get();
    }
    return "exit code " + code + likelySignal().map(likely -> " (perhaps " + likely + ")").orElse("");
  }
}
