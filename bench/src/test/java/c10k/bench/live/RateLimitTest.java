package c10k.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.FakeTicker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** So many per second, and now and then a burst. */
@Timeout(60)
class RateLimitTest {
  private final FakeTicker ticker = new FakeTicker();
  private final RateLimit limit = new RateLimit(ticker, 10, 4);

  private int passes(int tries) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += limit.tryPass() ? 1 : 0;
    }
    return passed;
  }

  @Test
  void aBurstMUSTPassAndNoMore() {
    assertThat(passes(100)).isEqualTo(4);
  }

  @Test
  void afterABurstOneMUSTPassForEachInterval() {
    passes(100);
    ticker.advance(Duration.ofMillis(99));
    assertThat(passes(100)).isZero();
    ticker.advance(Duration.ofMillis(1));
    assertThat(passes(100)).isEqualTo(1);
    ticker.advance(Duration.ofMillis(250));
    assertThat(passes(100)).isEqualTo(2);
  }

  @Test
  void aLongPauseMUSTNotAllowMoreThanABurst() {
    ticker.advance(Duration.ofHours(1));
    assertThat(passes(100)).isEqualTo(4);
  }

  @Test
  void threadsTogetherMUSTNotPassMoreThanOne() throws InterruptedException {
    var passed = new AtomicInteger();
    var done = new CountDownLatch(4);
    for (int i = 0; i < 4; i++) {
      Thread.ofPlatform().daemon().start(() -> {
        for (int j = 0; j < 10_000; j++) {
          if (limit.tryPass()) {
            passed.incrementAndGet();
          }
        }
        done.countDown();
      });
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(passed).hasValue(4);
  }
}
