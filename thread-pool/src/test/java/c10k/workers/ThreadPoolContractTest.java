package c10k.workers;

import c10k.testkit.ServerContract;

final class ThreadPoolContractTest extends ServerContract {
  ThreadPoolContractTest() {
    super(new ThreadPoolModel());
  }
}
