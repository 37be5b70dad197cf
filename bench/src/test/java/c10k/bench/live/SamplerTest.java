package c10k.bench.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.server.ServerStats;
import c10k.testkit.FakeTicker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One look for all pages. */
@Timeout(60)
class SamplerTest {
  private final FakeTicker ticker = new FakeTicker();
  private final LiveCounts counts = new LiveCounts();
  private final AtomicInteger looks = new AtomicInteger();
  private final Sampler sampler = new Sampler(ticker, counts, this::look);

  private ProcessMemory look() {
    looks.incrementAndGet();
    return new ProcessMemory(1, 2, 3, 4);
  }

  private static ServerStats stats() {
    return new ServerStats(0, Map.of(), 0, 0, 0, 0, Map.of());
  }

  private Optional<String> latest() {
    return sampler.latest(SamplerTest::stats).map(message -> UTF_8.decode(message).toString());
  }

  @Test
  void manyPagesMUSTShareOneLook() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(latest()).hasValueSatisfying(message -> assertThat(message).contains("\"messages\":0"));
      counts.countMessages(1);
    }
    assertThat(looks).hasValue(1);
  }

  @Test
  void anotherLookMUSTBeTakenAfterTheIntervalOnly() {
    latest();
    counts.countMessages(5);
    ticker.advance(Sampler.INTERVAL.minusNanos(1));
    assertThat(latest()).hasValueSatisfying(message -> assertThat(message).contains("\"messages\":0", "\"millis\":0"));
    ticker.advance(Duration.ofNanos(1));
    assertThat(latest()).hasValueSatisfying(message -> assertThat(message).contains("\"messages\":5", "\"millis\":250"));
    assertThat(looks).hasValue(2);
  }

  @Test
  void whoComesWhileAnotherLooksMUSTNotWait() throws Exception {
    var looking = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow = new Sampler(ticker, counts, () -> {
      looking.countDown();
      await(goOn);
      return look();
    });
    var first = CompletableFuture.supplyAsync(() -> slow.latest(SamplerTest::stats));
    await(looking);
    assertThat(slow.latest(SamplerTest::stats)).as("there is none yet").isEmpty();
    goOn.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS)).isPresent();
    assertThat(slow.latest(SamplerTest::stats)).isPresent();
  }

  @Test
  void aLookThatFailsMUSTNotBeTheLast() {
    assertThatThrownBy(() -> sampler.latest(() -> {
      throw new IllegalStateException("no figures");
    })).hasMessage("no figures");
    assertThat(latest()).isPresent();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
