package c10k.loop;

import c10k.testkit.ModelWithOptions;
import c10k.testkit.ServerContract;
import java.util.Map;

/** The whole contract once more, with jobs done by a pool. What the plain loop cannot keep, this keeps. */
final class HybridContractTest extends ServerContract {
  HybridContractTest() {
    super(new Hybrid());
  }

  static final class Hybrid extends ModelWithOptions {
    Hybrid() {
      super(new EventLoopModel(), Map.of("loops", 2, "offload", 2));
    }
  }
}
