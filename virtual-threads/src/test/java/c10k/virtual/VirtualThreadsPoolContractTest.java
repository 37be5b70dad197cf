package c10k.virtual;

import c10k.testkit.pool.PoolContract;

final class VirtualThreadsPoolContractTest extends PoolContract {
  VirtualThreadsPoolContractTest() {
    super(new VirtualThreadsPools());
  }
}
