package c10k.threads;

import c10k.testkit.pool.PoolContract;

final class ThreadPerConnectionPoolContractTest extends PoolContract {
  ThreadPerConnectionPoolContractTest() {
    super(new ThreadPerConnectionPools());
  }
}
