package c10k.bench.launch;

import c10k.server.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * How long the rest will take: the plan's estimates, corrected by how long finished trials took
 * against theirs.
 *
 * <p>Threads: the monitor guards all fields.
 */
final class TimeLeft {
  private final Ticker ticker;
  private final Timing timing;
  private long estimatedLeftNanos;
  private long estimatedDoneNanos;
  private long takenNanos;
  private long trialStartNanos;

  TimeLeft(Ticker ticker, Timing timing, List<List<Trial>> rounds) {
    this.ticker = ticker;
    this.timing = timing;
    this.trialStartNanos = ticker.nanos();
    rounds.forEach(round -> round.forEach(trial -> estimatedLeftNanos += estimateNanos(trial)));
  }

  private long estimateNanos(Trial trial) {
    return timing.estimate(trial.scenario().kind()).toNanos();
  }

  synchronized void begin() {
    trialStartNanos = ticker.nanos();
  }

  synchronized void done(Trial trial) {
    estimatedLeftNanos -= estimateNanos(trial);
    estimatedDoneNanos += estimateNanos(trial);
    takenNanos += ticker.nanos() - trialStartNanos;
    trialStartNanos = ticker.nanos();
  }

  /** Trials that are not to be run after all. */
  synchronized void dropped(Trial trial) {
    estimatedLeftNanos -= estimateNanos(trial);
  }

  synchronized Duration left() {
    long sinceStart = ticker.nanos() - trialStartNanos;
    return Duration.ofNanos(Math.max(0, (long) (estimatedLeftNanos * correction()) - sinceStart));
  }

  /** What these trials are expected to take. */
  synchronized Duration expected(List<Trial> trials) {
    long nanos = trials.stream().mapToLong(this::estimateNanos).sum();
    return Duration.ofNanos((long) (nanos * correction()));
  }

  private double correction() {
    return estimatedDoneNanos == 0 ? 1 : (double) takenNanos / estimatedDoneNanos;
  }
}
