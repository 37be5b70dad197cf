package c10k.virtual;

import c10k.testkit.pool.SemaphoreContract;

final class VirtualThreadsSemaphoreTest extends SemaphoreContract {
  VirtualThreadsSemaphoreTest() {
    super(new VirtualThreadsPools());
  }
}
