package c10k.bench.load;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Counts what belongs to the measured time: lines by when they were due, so that a late answer
 * still counts for the line that it answers. Of the warm-up's lines only the failures count: a
 * connection that went silent then has nothing to measure later. Confined to the generator's
 * thread.
 */
final class PhaseRecorder {
  private final long beginNanos;
  private final long startNanos;
  private final int firstProbe;
  private final boolean oneAtATime;
  private final Timeline timeline;
  private final Histogram response = LoadResult.newHistogram();
  private final Histogram service = LoadResult.newHistogram();
  private final Histogram sendLag = LoadResult.newHistogram();
  private final Histogram probe = LoadResult.newHistogram();
  private long endNanos;
  private long warmupUnanswered;
  private long due;
  private long received;
  private long receivedInTime;

  /** Begins with the warm-up. */
  PhaseRecorder(LoadPlan plan, long beginNanos) {
    this.beginNanos = beginNanos;
    this.startNanos = beginNanos + plan.warmup().toNanos();
    this.endNanos = startNanos + plan.measure().toNanos();
    this.firstProbe = plan.loaded();
    this.oneAtATime = plan.conduct().oneAtATime();
    this.timeline = new Timeline(plan.isOpenLoop(), startNanos, plan.measure());
  }

  /** When the measured time ends. */
  long endNanos() {
    return endNanos;
  }

  /** Ends the measured time, if it has not ended yet: what comes later is late. */
  void stop(long nowNanos) {
    endNanos = Math.min(endNanos, nowNanos);
    timeline.stop(endNanos);
  }

  void due(long dueNanos) {
    if (isMeasured(dueNanos)) {
      due++;
      timeline.due(dueNanos);
    } else {
      warmupUnanswered++;
    }
  }

  /** Lateness that was planned is nobody's fault. */
  void sent(long dueNanos, long sentNanos) {
    if (isMeasured(dueNanos) && !oneAtATime) {
      record(sendLag, sentNanos - dueNanos);
    }
  }

  void answered(int connection, long dueNanos, long sentNanos, long nowNanos) {
    // Lines of an earlier phase may be answered as late as now, but this one did not offer them.
    if (isMeasured(nowNanos) && dueNanos >= beginNanos) {
      receivedInTime++;
    }
    timeline.answered(dueNanos, sentNanos, nowNanos);
    if (isMeasured(dueNanos)) {
      received++;
      record(connection, dueNanos, sentNanos, nowNanos);
    } else if (dueNanos >= beginNanos) {
      warmupUnanswered--;
    }
  }

  private boolean isMeasured(long nanos) {
    return nanos >= startNanos && nanos < endNanos;
  }

  private void record(int connection, long dueNanos, long sentNanos, long nowNanos) {
    if (connection >= firstProbe) {
      record(probe, nowNanos - dueNanos);
    } else {
      record(response, nowNanos - dueNanos);
      record(service, nowNanos - sentNanos);
    }
  }

  private static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, LoadResult.LONGEST_NANOS));
  }

  /** Tools that read logs of histograms want to know when; the generator only knows how long. */
  private static void stamp(Histogram histogram, Duration elapsed) {
    histogram.setStartTimeStamp(0);
    histogram.setEndTimeStamp(elapsed.toMillis());
  }

  /**
   * The result when measuring has ended.
   *
   * @param stillWaiting lines without an answer at the end of the time for draining, on connections without fault
   */
  LoadResult result(double loaderCpuShare, long stillWaiting) {
    var elapsed = Duration.ofNanos(endNanos - startNanos);
    List.of(response, service, sendLag, probe).forEach(histogram -> stamp(histogram, elapsed));
    long failures = due - received + warmupUnanswered;
    long sent = received + failures;
    long unanswered = Math.min(failures, stillWaiting);
    return new LoadResult(
        sent, received, receivedInTime, failures, unanswered, elapsed, response, service, sendLag, probe, timeline, loaderCpuShare);
  }
}
