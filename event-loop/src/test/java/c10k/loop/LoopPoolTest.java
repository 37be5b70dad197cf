package c10k.loop;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.uv.EventLoop;
import c10k.pool.AcquireFailure;
import c10k.pool.AsyncPool;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.Lease;
import c10k.pool.PoolConfig;
import c10k.pool.PoolConfig.Validation;
import c10k.testkit.FakeTicker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LoopPoolTest {
  private static final Duration TRUSTED = Duration.ofMillis(500);

  private final FakeTicker ticker = new FakeTicker();
  private final AtomicInteger checks = new AtomicInteger();
  private final EventLoop loop = new EventLoop("pool-loop", ticker);

  private final AsyncResourceFactory<String> factory = new AsyncResourceFactory<>() {
    @Override
    public CompletionStage<String> create() {
      return CompletableFuture.completedFuture("resource");
    }

    @Override
    public CompletionStage<Boolean> validate(String resource) {
      checks.incrementAndGet();
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<Void> destroy(String resource) {
      return CompletableFuture.completedFuture(null);
    }
  };

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private void cancelBeforeTheLoopLooks(AsyncPool<String> pool) {
    var busy = new CountDownLatch(1);
    loop.post(() -> {
      try {
        assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    pool.acquire().cancel(true);
    busy.countDown();
  }

  @Test
  void aLeaseThatNobodyHeardOfMUSTNotCountAsAUse() throws Exception {
    var config = PoolConfig.builder()
        .size(0, 1)
        .ticker(ticker)
        .validateOnAcquire(Validation.ON)
        .validateAfterIdle(TRUSTED)
        .build();
    var pool = LoopPool.open(config, factory, loop);
    try {
      result(pool.acquire()).release();
      assertThat(pool.stats().idle()).isEqualTo(1);
      ticker.advance(TRUSTED.minusMillis(100));
      cancelBeforeTheLoopLooks(pool);
      assertThat(pool.stats().failures()).containsEntry(AcquireFailure.CANCELLED, 1L);
      ticker.advance(Duration.ofMillis(200));
      Lease<String> lease = result(pool.acquire());
      assertThat(checks).hasValue(1);
      lease.release();
    } finally {
      pool.close();
    }
  }
}
