package c10k.virtual;

import c10k.testkit.ServerContract;

final class VirtualThreadsContractTest extends ServerContract {
  VirtualThreadsContractTest() {
    super(new VirtualThreadsModel());
  }
}
