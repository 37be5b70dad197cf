package c10k.loop.uv;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.Ticker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a pool ends. */
@Timeout(60)
class WorkPoolEndTest {

  @Test
  void workThatSwallowsItsInterruptMUSTNotKeepItsThreadForEver() throws InterruptedException {
    var loop = new EventLoop("work-pool-end-test", Ticker.system());
    var begun = new CountDownLatch(1);
    var pool = new WorkPool("work-pool-end-test", 1);
    pool.submit(loop, WorkPool.Kind.FAST, () -> {
      begun.countDown();
      new CountDownLatch(1).await();
      return "";
    }, done -> {}, failure -> {});
    begun.await();
    pool.close();
    assertThat(pool.awaitEnd(Duration.ofSeconds(20))).isTrue();
    loop.close();
  }
}
