package c10k.pool.sizing;

import c10k.server.Requirements;
import java.time.Duration;

/**
 * The threads that use the pool, checked as a part of a {@link SizingQuestion}.
 *
 * @param threads how many may ask at the same time
 * @param timeInUse how long a request holds a resource
 * @param requestTime how long a request takes in all; the same as {@code timeInUse} if the threads do nothing else
 * @param leasesPerThread how many resources a thread holds at the same time, at most
 */
public record Callers(int threads, Duration timeInUse, Duration requestTime, int leasesPerThread) {

  void check(Requirements requirements) {
    requirements.atLeast(1, threads, "threads");
    requirements.atLeast(1, leasesPerThread, "leasesPerThread");
    requirements.positive(timeInUse, "timeInUse of the threads");
    requirements.positive(requestTime, "requestTime");
    requirements.require(
        timeInUse.compareTo(requestTime) <= 0,
        "timeInUse is " + timeInUse + ", but must not exceed requestTime, which is " + requestTime + ": it is a part of it.");
  }
}
