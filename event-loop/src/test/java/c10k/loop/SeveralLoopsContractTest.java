package c10k.loop;

import c10k.testkit.ModelWithOptions;
import c10k.testkit.ServerContract;
import java.util.Map;

/** The whole contract once more, with connections spread over loops. */
final class SeveralLoopsContractTest extends ServerContract {
  SeveralLoopsContractTest() {
    super(new ThreeLoops(), EventLoopContractTest.JOBS_BLOCK);
  }

  static final class ThreeLoops extends ModelWithOptions {
    ThreeLoops() {
      super(new EventLoopModel(), Map.of("loops", 3));
    }
  }
}
