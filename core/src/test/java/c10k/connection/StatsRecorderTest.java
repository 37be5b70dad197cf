package c10k.connection;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatsRecorderTest {
  private static final int THREADS = 4;
  private static final int CONNECTIONS = 50_000;

  @Test
  void everythingRecordedMustBeInThePicture() {
    var recorder = new StatsRecorder();
    recorder.accepted();
    recorder.accepted();
    recorder.closed(CloseReason.DRAINED);
    recorder.refused();
    recorder.acceptFailed();
    recorder.received(5);
    recorder.sent(7);
    var stats = recorder.picture(Map.of("queue-length", 3L));
    assertThat(stats.accepted()).isEqualTo(2);
    assertThat(stats.closed()).isEqualTo(1);
    assertThat(stats.active()).isEqualTo(1);
    assertThat(stats.closedFor(CloseReason.DRAINED)).isEqualTo(1);
    assertThat(stats.closedFor(CloseReason.CUT)).isZero();
    assertThat(stats.refused()).isEqualTo(1);
    assertThat(stats.acceptFailures()).isEqualTo(1);
    assertThat(stats.bytesIn()).isEqualTo(5);
    assertThat(stats.bytesOut()).isEqualTo(7);
    assertThat(stats.gauges()).containsExactly(Map.entry("queue-length", 3L));
  }

  /** Connections come and go in some threads, while others look. */
  @Test
  void noPictureMustShowMoreEndsThanBeginnings() throws Exception {
    var recorder = new StatsRecorder();
    Callable<Long> comeAndGo = () -> {
      for (int i = 0; i < CONNECTIONS; i++) {
        recorder.accepted();
        recorder.closed(i % 2 == 0 ? CloseReason.PEER_ENDED : CloseReason.PEER_RESET);
      }
      return 0L;
    };
    Callable<Long> look = () -> {
      long fewest = 0;
      for (int i = 0; i < CONNECTIONS; i++) {
        fewest = Math.min(fewest, recorder.picture(Map.of()).active());
      }
      return fewest;
    };
    try (var threads = Executors.newFixedThreadPool(2 * THREADS)) {
      var tasks = Stream.generate(() -> Stream.of(comeAndGo, look)).limit(THREADS).flatMap(pair -> pair).toList();
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).as("connections active").isNotNegative();
      }
    }
    var stats = recorder.picture(Map.of());
    assertThat(stats.accepted()).isEqualTo((long) THREADS * CONNECTIONS);
    assertThat(stats.active()).isZero();
  }
}
