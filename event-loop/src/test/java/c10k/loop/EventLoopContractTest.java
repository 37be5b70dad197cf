package c10k.loop;

import c10k.testkit.DeclaredLimit;
import c10k.testkit.ServerContract;

final class EventLoopContractTest extends ServerContract {
  static final DeclaredLimit JOBS_BLOCK =
      new DeclaredLimit("SV-49", "One thread does everything, so a job that blocks holds up all connections of its loop; option offload is for that.");

  EventLoopContractTest() {
    super(new EventLoopModel(), JOBS_BLOCK);
  }
}
