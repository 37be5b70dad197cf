package c10k.websocket;

import c10k.server.Outbox;
import c10k.server.Ticker;
import java.time.Duration;

/**
 * Several timers on the single deadline that a session has. Confined to its session.
 */
final class Timers {
  private static final long NEVER = Long.MAX_VALUE;

  /** What time it is for. */
  enum Timer {
    /** To ask a silent peer, or to give up one that has been asked. */
    SIGN_OF_LIFE,
    /** To end without the peer's close frame. */
    CLOSE,
    /** To wake the application. */
    WAKE
  }

  private static final Timer[] ALL = Timer.values();

  private final Ticker ticker;
  private final long[] dueNanos = {NEVER, NEVER, NEVER};

  /** What the outbox was asked for last. */
  private long deadlineNanos = NEVER;

  Timers(Ticker ticker) {
    this.ticker = ticker;
  }

  void set(Timer timer, Duration fromNow) {
    dueNanos[index(timer)] = ticker.nanos() + fromNow.toNanos();
  }

  void clear(Timer timer) {
    dueNanos[index(timer)] = NEVER;
  }

  /** Clears the timer and returns true, if its time has come. */
  boolean isDue(Timer timer) {
    if (dueNanos[index(timer)] > ticker.nanos()) {
      return false;
    }
    clear(timer);
    return true;
  }

  /** The deadline has passed, so that the outbox has none now. */
  void deadlineReached() {
    deadlineNanos = NEVER;
  }

  /** Sets the deadline for the timer that is due next, if it is not set for it already. */
  void arrange(Outbox out) {
    long next = NEVER;
    for (var timer : ALL) {
      next = Math.min(next, dueNanos[index(timer)]);
    }
    if (next == deadlineNanos) {
      return;
    }
    deadlineNanos = next;
    if (next == NEVER) {
      out.clearDeadline();
    } else {
      out.setDeadline(Duration.ofNanos(Math.max(0, next - ticker.nanos())));
    }
  }

  private static int index(Timer timer) {
    return switch (timer) {
      case SIGN_OF_LIFE -> 0;
      case CLOSE -> 1;
      case WAKE -> 2;
    };
  }
}
