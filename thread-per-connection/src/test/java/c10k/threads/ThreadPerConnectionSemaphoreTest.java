package c10k.threads;

import c10k.testkit.pool.SemaphoreContract;

final class ThreadPerConnectionSemaphoreTest extends SemaphoreContract {
  ThreadPerConnectionSemaphoreTest() {
    super(new ThreadPerConnectionPools());
  }
}
