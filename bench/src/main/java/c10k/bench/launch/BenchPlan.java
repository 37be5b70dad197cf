package c10k.bench.launch;

import c10k.bench.process.Contestant;
import c10k.bench.process.Service;
import c10k.bench.report.ScenarioKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to compare, and how.
 *
 * @param contestants in the order to show them
 * @param reference label of the one that others are compared with
 * @param control whether the reference runs twice
 * @param kinds what to measure
 * @param budget when to begin no further round, if there is a limit
 * @param out folder of the report
 * @param repeatCommand does the same again
 */
public record BenchPlan(
    Profile profile,
    int rounds,
    List<Integer> connections,
    List<Contestant> contestants,
    String reference,
    boolean control,
    Set<ScenarioKind> kinds,
    long seed,
    Optional<Duration> budget,
    Path out,
    String repeatCommand) {

  /** Of the open loop, the same for all: below what any of the models can do on one core. */
  public static final int RATE = 10_000;

  /** The lab's usual line. */
  public static final int LINE_BYTES = 64;

  /** Idle connections in the end. */
  public static final int MEMORY_CONNECTIONS = 2_000;

  /** Makes the plan; all kinds must be for the same service. */
  public BenchPlan {
    connections = List.copyOf(connections);
    contestants = List.copyOf(contestants);
    kinds = EnumSet.copyOf(kinds);
  }

  /** What every round measures, memory in the first rounds only: it hardly varies. */
  List<Scenario> scenarios(int round) {
    var scenarios = new ArrayList<Scenario>();
    for (var kind : kinds) {
      if (kind != ScenarioKind.MEMORY) {
        connections.forEach(count -> scenarios.add(new Scenario(kind, count)));
      }
    }
    if (kinds.contains(ScenarioKind.MEMORY) && round <= profile.memoryRounds()) {
      scenarios.add(new Scenario(ScenarioKind.MEMORY, MEMORY_CONNECTIONS));
    }
    return scenarios;
  }

  Service service() {
    return kinds.iterator().next().service();
  }

  Timing timing() {
    return profile.timing();
  }
}
