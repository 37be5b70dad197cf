package c10k.workers;

import c10k.testkit.pool.PoolContract;

final class ThreadPoolPoolContractTest extends PoolContract {
  ThreadPoolPoolContractTest() {
    super(new ThreadPoolPools());
  }
}
