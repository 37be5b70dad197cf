package c10k.loop.cluster;

import c10k.loop.uv.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One worker's time on its seat, from its start to its end.
 *
 * <p>Confined to the supervisor.
 */
final class Tenure {
  private static final long NOT_YET = -1;

  private final Seat seat;
  private @Nullable Worker worker;
  private @Nullable Timer deadline;
  private long listeningSinceNanos = NOT_YET;
  private boolean dismissed;

  Tenure(Seat seat) {
    this.seat = seat;
  }

  Seat seat() {
    return seat;
  }

  void setWorker(Worker newWorker) {
    worker = newWorker;
  }

  /** Sets, or replaces, the time at which patience with it ends. */
  void setDeadline(@Nullable Timer newDeadline) {
    if (deadline != null) {
      deadline.stop();
    }
    deadline = newDeadline;
  }

  void listens(long nowNanos) {
    listeningSinceNanos = nowNanos;
  }

  boolean isListening() {
    return listeningSinceNanos != NOT_YET;
  }

  /** How long it has served. */
  Duration served(long nowNanos) {
    return isListening() ? Duration.ofNanos(nowNanos - listeningSinceNanos) : Duration.ZERO;
  }

  /** Asks it to end. */
  void dismiss() {
    dismissed = true;
    if (worker != null) {
      worker.terminate();
    }
  }

  /** Whether its end was asked for. */
  boolean isDismissed() {
    return dismissed;
  }

  void kill() {
    if (worker != null) {
      worker.kill();
    }
  }

  /** For messages. */
  @Override
  public String toString() {
    return "worker " + seat.number() + (worker == null ? "" : " (pid " + worker.pid() + ")");
  }
}
