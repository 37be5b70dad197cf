package c10k.bench.room;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a phase of broadcasts came to. Times are in nanoseconds.
 *
 * @param expected deliveries: lines that were due, times listeners
 * @param heard of these, if only after the end of the measured time
 * @param heardInTime deliveries within the measured time
 * @param errors deliveries that were wrong or in the wrong order, and those that listeners missed which the server had disconnected
 * @param response from when a line was due until a listener had read it
 * @param service from when a line was really sent until a listener had read it
 * @param sendLag from when a line was due until it was really sent
 * @param loaderCpuShare share of one core that the load needed
 */
public record RoomResult(
    long expected,
    long heard,
    long heardInTime,
    long errors,
    Duration elapsed,
    Histogram response,
    Histogram service,
    Histogram sendLag,
    double loaderCpuShare) {

  /** Deliveries per second of the measured time. */
  public double heardPerSecond() {
    return heardInTime / seconds();
  }

  /** Deliveries due per second. */
  public double expectedPerSecond() {
    return expected / seconds();
  }

  private double seconds() {
    return elapsed.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Deliveries that did not come in the time for draining, though nothing is wrong. */
  public long missing() {
    return expected - heard;
  }

  /** Which share of the deliveries came in the measured time: 1 if the server keeps up. */
  public double achievedShare() {
    return expected == 0 ? 0 : Math.min(1, (double) heardInTime / expected);
  }
}
