package c10k.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AcceptBackoffTest {

  @Test
  void pausesMustDoubleUpToALimit() {
    var backoff = new AcceptBackoff();
    var pauses = Stream.generate(() -> Duration.ofNanos(backoff.failed()).toMillis()).limit(8).toList();
    assertThat(pauses).containsExactly(50L, 100L, 200L, 400L, 800L, 1_600L, 1_600L, 1_600L);
  }

  @Test
  void pausesMustBeShortAgainAfterASuccess() {
    var backoff = new AcceptBackoff();
    long first = backoff.failed();
    backoff.failed();
    backoff.succeeded();
    assertThat(backoff.failed()).isEqualTo(first);
  }
}
