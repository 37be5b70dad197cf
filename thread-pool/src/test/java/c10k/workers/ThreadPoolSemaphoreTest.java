package c10k.workers;

import c10k.testkit.pool.SemaphoreContract;

final class ThreadPoolSemaphoreTest extends SemaphoreContract {
  ThreadPoolSemaphoreTest() {
    super(new ThreadPoolPools());
  }
}
