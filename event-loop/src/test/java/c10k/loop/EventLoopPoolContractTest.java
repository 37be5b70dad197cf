package c10k.loop;

import c10k.testkit.pool.PoolContract;

final class EventLoopPoolContractTest extends PoolContract {
  EventLoopPoolContractTest() {
    super(new EventLoopPools());
  }
}
