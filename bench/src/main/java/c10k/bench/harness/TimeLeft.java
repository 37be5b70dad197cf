package c10k.bench.harness;

import c10k.server.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How long the rest will take: the plan's estimates, corrected by how long finished trials took
 * against theirs.
 *
 * <p>Threads: the monitor guards all fields.
 */
final class TimeLeft<T> {
  private final Ticker ticker;
  private final Function<T, Duration> estimate;
  private long estimatedLeftNanos;
  private long estimatedDoneNanos;
  private long takenNanos;
  private long trialStartNanos;

  TimeLeft(Ticker ticker, Function<T, Duration> estimate, List<List<T>> rounds) {
    this.ticker = ticker;
    this.estimate = estimate;
    this.trialStartNanos = ticker.nanos();
    rounds.forEach(round -> round.forEach(trial -> estimatedLeftNanos += estimateNanos(trial)));
  }

  private long estimateNanos(T trial) {
    return estimate.apply(trial).toNanos();
  }

  synchronized void begin() {
    trialStartNanos = ticker.nanos();
  }

  synchronized void done(T trial) {
    estimatedLeftNanos -= estimateNanos(trial);
    estimatedDoneNanos += estimateNanos(trial);
    takenNanos += ticker.nanos() - trialStartNanos;
    trialStartNanos = ticker.nanos();
  }

  /** Trials that are not to be run after all. */
  synchronized void dropped(T trial) {
    estimatedLeftNanos -= estimateNanos(trial);
  }

  synchronized Duration left() {
    long sinceStart = ticker.nanos() - trialStartNanos;
    return Duration.ofNanos(Math.max(0, (long) (estimatedLeftNanos * correction()) - sinceStart));
  }

  /** What these trials are expected to take. */
  synchronized Duration expected(List<T> trials) {
    long nanos = trials.stream().mapToLong(this::estimateNanos).sum();
    return Duration.ofNanos((long) (nanos * correction()));
  }

  private double correction() {
    return estimatedDoneNanos == 0 ? 1 : (double) takenNanos / estimatedDoneNanos;
  }
}
