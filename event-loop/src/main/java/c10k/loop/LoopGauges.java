package c10k.loop;

import c10k.loop.metrics.LoopDelay;
import c10k.loop.metrics.LoopFlightRecorder;
import c10k.loop.metrics.Utilization;
import c10k.loop.uv.EventLoop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How late and how busy one loop of a server is, for its statistics and for the Flight Recorder.
 *
 * <p>Threads: made before the loop runs; then for any.
 */
final class LoopGauges implements AutoCloseable {
  private static final double MEDIAN = 50;
  private static final double TAIL = 99;
  private static final double MAXIMUM = 100;
  private static final int PERMILLE = 1_000;

  private final EventLoop loop;
  private final String prefix;
  private final @Nullable LoopDelay delay;
  private final @Nullable LoopFlightRecorder recorder;

  LoopGauges(EventLoop loop, String name, int lagSampleMillis) {
    this.loop = loop;
    this.prefix = name + "-";
    this.delay = lagSampleMillis == 0 ? null : new LoopDelay(loop, Duration.ofMillis(lagSampleMillis));
    if (delay == null) {
      this.recorder = null;
    } else {
      delay.enable();
      this.recorder = LoopFlightRecorder.open(delay);
    }
  }

  /** Since the loop began to run. */
  void addTo(Map<String, Long> gauges) {
    gauges.put(prefix + "utilization-permille", Math.round(Utilization.of(loop).utilization() * PERMILLE));
    gauges.put(prefix + "turns", loop.metrics().turns());
    if (delay != null) {
      gauges.put(prefix + "lag-p50-micros", lagMicros(delay, MEDIAN));
      gauges.put(prefix + "lag-p99-micros", lagMicros(delay, TAIL));
      gauges.put(prefix + "lag-max-micros", lagMicros(delay, MAXIMUM));
    }
  }

  private static long lagMicros(LoopDelay delay, double percentile) {
    return TimeUnit.NANOSECONDS.toMicros(delay.lagNanos(percentile));
  }

  @Override
  public void close() {
    if (recorder != null) {
      recorder.close();
    }
  }
}
