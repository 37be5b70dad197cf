package c10k.bench.load;

import java.time.Duration;
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
  private final long endNanos;
  private final Histogram response = LoadResult.newHistogram();
  private final Histogram service = LoadResult.newHistogram();
  private final Histogram sendLag = LoadResult.newHistogram();
  private long warmupUnanswered;
  private long due;
  private long received;
  private long receivedInTime;

  /**
   * Begins with the warm-up.
   *
   * @param startNanos when it ends and the measured time starts
   */
  PhaseRecorder(long beginNanos, long startNanos, long endNanos) {
    this.beginNanos = beginNanos;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
  }

  void due(long dueNanos) {
    if (isMeasured(dueNanos)) {
      due++;
    } else {
      warmupUnanswered++;
    }
  }

  void sent(long dueNanos, long sentNanos) {
    if (isMeasured(dueNanos)) {
      record(sendLag, sentNanos - dueNanos);
    }
  }

  void answered(long dueNanos, long sentNanos, long nowNanos) {
    if (isMeasured(nowNanos)) {
      receivedInTime++;
    }
    if (isMeasured(dueNanos)) {
      received++;
      record(response, nowNanos - dueNanos);
      record(service, nowNanos - sentNanos);
    } else if (dueNanos >= beginNanos) {
      warmupUnanswered--;
    }
  }

  private boolean isMeasured(long nanos) {
    return nanos >= startNanos && nanos < endNanos;
  }

  private static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, LoadResult.LONGEST_NANOS));
  }

  /**
   * The result if measuring ended at that time, at the latest at its planned end.
   *
   * @param stillWaiting lines without an answer at the end of the time for draining, on connections without fault
   */
  LoadResult result(long stoppedNanos, double loaderCpuShare, long stillWaiting) {
    var elapsed = Duration.ofNanos(Math.min(stoppedNanos, endNanos) - startNanos);
    long failures = due - received + warmupUnanswered;
    long sent = received + failures;
    return new LoadResult(
        sent, received, receivedInTime, failures, Math.min(failures, stillWaiting), elapsed, response, service, sendLag, loaderCpuShare);
  }
}
