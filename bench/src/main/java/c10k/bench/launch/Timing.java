package c10k.bench.launch;

import c10k.bench.report.ScenarioKind;
import java.time.Duration;

/**
 * How long the parts of a trial take.
 *
 * @param warmup load before anything counts
 * @param settleCap how long at most to wait for compilers afterwards
 * @param echo measured time of a closed loop
 * @param latency measured time of an open loop
 */
public record Timing(Duration warmup, Duration settleCap, Duration echo, Duration latency) {

  /** Starting the load's JVM and the server, and ending both (measured on the reference machine). */
  private static final Duration AROUND = Duration.ofMillis(1_200);

  /** Three snapshots with two collections each, and all echoes in between. */
  private static final Duration SNAPSHOTS = Duration.ofSeconds(2);

  private static final int USUAL_SHARE_OF_CAP = 2;

  /** What a trial is expected to take; corrected while running by what trials did take. */
  Duration estimate(ScenarioKind kind) {
    var settle = settleCap.dividedBy(USUAL_SHARE_OF_CAP);
    return switch (kind) {
      case ECHO, HTTP_KEEPALIVE, HTTP_PIPELINED, HTTP_CLOSE, WEBSOCKET -> AROUND.plus(warmup).plus(settle).plus(echo);
      case LATENCY -> AROUND.plus(warmup).plus(settle).plus(latency);
      case MEMORY -> AROUND.plus(settle).plus(SNAPSHOTS);
    };
  }
}
