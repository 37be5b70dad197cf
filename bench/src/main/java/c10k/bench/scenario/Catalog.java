package c10k.bench.scenario;

import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import java.util.ArrayList;
import java.util.List;

/** All questions that the lab asks. */
public final class Catalog {

  private Catalog() {}

  /**
   * In the order in which a round runs them.
   *
   * @param profile on which the lengths of trials depend
   */
  public static List<Scenario> all(Profile profile) {
    var all = new ArrayList<Scenario>();
    all.addAll(EchoScenarios.of(profile));
    all.addAll(LoadScenarios.of(profile));
    all.addAll(MemoryScenarios.of(profile));
    all.addAll(PoolScenarios.of(profile));
    all.addAll(LoopScenarios.all());
    all.addAll(HttpScenarios.of(profile));
    all.addAll(WebSocketScenarios.of(profile));
    // Last, as some of them are calculated from others.
    all.addAll(ClaimScenarios.all());
    return List.copyOf(all);
  }
}
