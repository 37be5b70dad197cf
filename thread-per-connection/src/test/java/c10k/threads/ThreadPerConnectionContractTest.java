package c10k.threads;

import c10k.testkit.ServerContract;

final class ThreadPerConnectionContractTest extends ServerContract {
  ThreadPerConnectionContractTest() {
    super(new ThreadPerConnectionModel());
  }
}
