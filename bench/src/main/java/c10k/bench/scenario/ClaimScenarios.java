package c10k.bench.scenario;

import c10k.bench.harness.Execution;
import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Scenario;
import c10k.bench.jmh.ClaimShot;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Claim;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is often said about processes, threads, connections and protocols, measured here: a {@link Claim} each. */
final class ClaimScenarios {
  static final List<String> GROUPS = List.of("claims");

  private ClaimScenarios() {}

  /** In the order in which they build on each other. */
  static List<Scenario> all() {
    return List.of(
        MachineClaims.switches(),
        MachineClaims.idle(),
        MachineClaims.tenThousand(),
        NetworkClaims.connect(),
        NetworkClaims.pooling(),
        NetworkClaims.http());
  }

  /** A single shot in a JVM of its own. */
  static Execution shot(Class<? extends ClaimShot> benchmark, JmhExecution.Place place) {
    return new JmhExecution(benchmark, "", "label", place, Optional.empty());
  }

  /** A launch of one case. What the case says is claimed is no parameter of the benchmark. */
  static Launch launch(String name, String words, Map<String, String> claims, Map<String, String> parameters, Duration expected) {
    return new Launch(name, List.of(new CaseRecord(name, words, claims)), (contestant, earlier) -> parameters, expected);
  }

  /** The same claim about several contestants. */
  static Map<String, String> about(Claim claim, List<String> contestants) {
    var params = new LinkedHashMap<String, String>();
    contestants.forEach(contestant -> params.putAll(claim.paramsFor(contestant)));
    return params;
  }

  /** Claims about different contestants in one case. */
  static Map<String, String> together(List<Map<String, String>> claims) {
    var params = new LinkedHashMap<String, String>();
    claims.forEach(params::putAll);
    return params;
  }
}
