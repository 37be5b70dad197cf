package c10k.loop.cluster;

import c10k.loop.uv.EventLoop;
import c10k.loop.uv.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that each seat has a worker.
 *
 * <p>Confined to a loop, to which the events of processes are posted. It waits for nothing: whatever
 * takes time is a timer or an event.
 */
final class Supervisor {

  /** What becomes of the cluster as a whole; called in the loop. */
  interface Outcome {
    /** All workers listen, for the first time. */
    void listens();

    /** No worker has ever listened, and each has died. Those that are left are being ended. */
    void givenUp(String reason);

    /** No process is left, after {@link Supervisor#stop} or {@link #givenUp}. */
    void ended();
  }

  private final EventLoop loop;
  private final Worker.Launcher launcher;
  private final Patience patience;
  private final ClusterLog log;
  private final Outcome outcome;
  private final List<Seat> seats;
  private final Set<Tenure> living = new HashSet<>();

  /** Seats whose workers are still to be replaced; the first is being replaced now. */
  private final ArrayDeque<Seat> rolling = new ArrayDeque<>();

  /** Who has been replaced last; its end is waited for, so that there is never more than one worker too many. */
  private @Nullable Tenure leaving;

  private boolean hasServed;
  private boolean hasListened;
  private boolean stopping;

  Supervisor(EventLoop loop, int workers, Worker.Launcher launcher, Patience patience, ClusterLog log, Outcome outcome) {
    this.loop = loop;
    this.launcher = launcher;
    this.patience = patience;
    this.log = log;
    this.outcome = outcome;
    this.seats = IntStream.rangeClosed(1, workers).mapToObj(Seat::new).toList();
  }

  // Starting

  void start() {
    seats.forEach(this::fill);
  }

  private void fill(Seat seat) {
    if (stopping || seat.holder != null) {
      return;
    }
    var tenure = new Tenure(seat);
    seat.holder = tenure;
    launch(tenure);
  }

  private void launch(Tenure tenure) {
    living.add(tenure);
    try {
      tenure.setWorker(launcher.launch(new Posting(tenure)));
      tenure.setDeadline(after(patience.start(), () -> tooLate(tenure, "does not listen")));
    } catch (IOException e) {
      ended(tenure, "could not be started: " + e.getMessage());
    }
  }

  private Timer after(Duration pause, Runnable callback) {
    loop.updateTime();
    return loop.setTimer(loop.nowNanos() + pause.toNanos(), callback);
  }

  private void tooLate(Tenure tenure, String what) {
    log.note(tenure + " " + what + " in time, and is killed");
    tenure.kill();
  }

  private void listens(Tenure tenure) {
    if (!living.contains(tenure) || tenure.isDismissed()) {
      return;
    }
    tenure.setDeadline(null);
    tenure.listens(loop.nowNanos());
    hasServed = true;
    var seat = tenure.seat();
    if (tenure == seat.successor) {
      takeOver(seat, tenure);
    }
    if (!hasListened && seats.stream().allMatch(Seat::isServing)) {
      hasListened = true;
      outcome.listens();
    }
  }

  // Dying

  private void ended(Tenure tenure, String how) {
    if (!living.remove(tenure)) {
      return;
    }
    tenure.setDeadline(null);
    if (stopping) {
      log.note(tenure + " " + how);
      endIfEmpty();
    } else if (tenure.isDismissed()) {
      left(tenure, how);
    } else if (tenure == tenure.seat().successor) {
      stopRolling(tenure, how);
    } else {
      died(tenure, how);
    }
  }

  private void died(Tenure tenure, String how) {
    var seat = tenure.seat();
    seat.hasSeenDeath = true;
    seat.holder = seat.successor;
    seat.successor = null;
    if (!hasServed && seats.stream().allMatch(one -> one.hasSeenDeath)) {
      giveUp(tenure + " " + how);
    } else if (seat.holder == null) {
      var pause = seat.backoff().died(tenure.served(loop.nowNanos()));
      log.note(tenure + " " + how + "; another is started in " + seconds(pause));
      after(pause, () -> fill(seat));
    } else {
      log.note(tenure + " " + how + "; its successor is starting already");
      rolling.remove(seat);
      rollOn();
    }
  }

  private void giveUp(String lastWords) {
    outcome.givenUp("every worker died before it listened; the last: " + lastWords);
    stop();
  }

  private static String seconds(Duration pause) {
    return String.format(Locale.ROOT, "%.1f s", pause.toMillis() / 1_000.0);
  }

  // Rolling restart

  /** Replaces the workers one after the other: the new one listens before the old one stops. */
  void restart() {
    if (stopping) {
      return;
    }
    boolean isUnderWay = !rolling.isEmpty() || leaving != null;
    log.note(isUnderWay ? "a rolling restart begins anew" : "a rolling restart begins");
    // All once more, but for the one that is being replaced just now.
    seats.stream().filter(seat -> !rolling.contains(seat) || seat.successor == null).forEach(seat -> {
      rolling.remove(seat);
      rolling.add(seat);
    });
    if (!isUnderWay) {
      rollOn();
    }
  }

  private void rollOn() {
    var seat = rolling.peek();
    if (seat == null) {
      log.note("the rolling restart is complete");
    } else if (seat.holder == null) {
      // It waits to be filled, with a new worker anyway.
      rolling.remove();
      rollOn();
    } else if (seat.successor == null) {
      var successor = new Tenure(seat);
      seat.successor = successor;
      launch(successor);
    }
  }

  private void takeOver(Seat seat, Tenure successor) {
    var old = Objects.requireNonNull(seat.holder, "Whose holder dies, loses its successor to that place.");
    seat.holder = successor;
    seat.successor = null;
    rolling.remove(seat);
    log.note(successor + " takes over from " + old);
    leaving = old;
    dismiss(old);
  }

  private void left(Tenure tenure, String how) {
    log.note(tenure + " " + how);
    if (tenure == leaving) {
      leaving = null;
      rollOn();
    }
  }

  private void stopRolling(Tenure successor, String how) {
    successor.seat().successor = null;
    rolling.clear();
    log.note("the rolling restart is given up, and the old workers go on: " + successor + " " + how);
  }

  // Stopping

  /** Ends all workers in good order, and those by force that take too long. */
  void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    living.forEach(this::dismiss);
    endIfEmpty();
  }

  private void dismiss(Tenure tenure) {
    tenure.dismiss();
    tenure.setDeadline(after(patience.end(), () -> tooLate(tenure, "does not end")));
  }

  private void endIfEmpty() {
    if (living.isEmpty()) {
      outcome.ended();
    }
  }

  /** Brings a worker's events into the loop. */
  private final class Posting implements Worker.Events {
    private final Tenure tenure;

    Posting(Tenure tenure) {
      this.tenure = tenure;
    }

    @Override
    public void listens() {
      loop.post(() -> Supervisor.this.listens(tenure));
    }

    @Override
    public void ended(int exitCode) {
      loop.post(() -> Supervisor.this.ended(tenure, Ending.of(exitCode)));
    }
  }
}
