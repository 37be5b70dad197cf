package c10k.bench.scenario;

import c10k.bench.claim.HandOver;
import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.Turnout;
import c10k.bench.jmh.ClaimSwitch;
import c10k.bench.process.Placement;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Claim;
import c10k.bench.result.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is often said about processes, threads, connections and protocols, measured here: a {@link Claim} each. */
final class ClaimScenarios {
  static final String GROUP = "claims";

  private static final String LABEL = "label";
  private static final Path PROC = Path.of("/proc/self/status");

  private ClaimScenarios() {}

  static List<Scenario> of(Profile profile) {
    return List.of(switches());
  }

  private static Scenario switches() {
    var claimed = new Claim("1–10 µs per context switch", Figure.SWITCH, 1, 10);
    var params = new LinkedHashMap<String, String>();
    params.putAll(claimed.paramsFor(HandOver.PARKED_THREADS.label()));
    params.putAll(claimed.paramsFor(HandOver.PIPED_THREADS.label()));
    var descriptions = new LinkedHashMap<String, String>();
    for (var way : HandOver.values()) {
      descriptions.put(way.label(), way.description());
    }
    return new Scenario(
        "CL1",
        "claim-switch",
        List.of(GROUP),
        "Context switch",
        "What does it cost that another thread goes on?",
        "Two threads on one core hand over to each other some hundred thousand times, so that one of them always waits. The kernel's own count of switches "
            + "shows that threads of the system were switched: about once per hand-over, or not at all. Some are waits; the others happen because who wakes "
            + "a thread on the same core may be taken off it at once. What a switch costs later, as caches have to be filled again, is not in it.",
        "switch",
        HandOver.PARKED_THREADS.label(),
        new ClaimRoster(descriptions, ClaimScenarios::noSwitches),
        new JmhExecution(ClaimSwitch.class, "", LABEL, JmhExecution.Place.LOAD, Optional.empty()),
        List.of(Figure.SWITCH, Figure.SWITCH_KERNEL, Figure.SWITCH_WAITS),
        List.of(launch("one-core", "on one core", params, Map.of(), Duration.ofSeconds(6))),
        Turnout.NONE,
        new Turnout(1, HandOver.labels()));
  }

  private static Launch launch(String name, String words, Map<String, String> claims, Map<String, String> parameters, Duration expected) {
    return new Launch(name, List.of(new CaseRecord(name, words, claims)), (contestant, earlier) -> parameters, expected);
  }

  private static Optional<String> noSwitches(String label) {
    if (!Files.isReadable(PROC)) {
      return Optional.of("this system tells no counts of switches: there is no /proc");
    }
    return Placement.detect().isSplit() || Runtime.getRuntime().availableProcessors() == 1
        ? Optional.empty()
        : Optional.of("threads cannot be kept on one core: there is no taskset (package util-linux)");
  }
}
