package c10k.workers;

import c10k.testkit.ModelWithOptions;
import c10k.testkit.ServerContract;
import java.util.Map;

/** The whole contract once more, with far more connections than workers. */
final class FewWorkersContractTest extends ServerContract {
  FewWorkersContractTest() {
    super(new TwoWorkers());
  }

  static final class TwoWorkers extends ModelWithOptions {
    TwoWorkers() {
      super(new ThreadPoolModel(), Map.of("max-threads", 2));
    }
  }
}
