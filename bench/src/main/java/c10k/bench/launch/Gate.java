package c10k.bench.launch;

import c10k.bench.http.HttpGate;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.process.Contestant;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.process.ServerProcess;
import c10k.bench.process.Service;
import c10k.bench.report.ScenarioKind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks every server once before any is timed: a wrong one gets no numbers. */
record Gate(Placement placement, Set<ScenarioKind> kinds) {

  /** In which kinds of trial the contestant gets no numbers, and why. */
  Map<ScenarioKind, String> refusals(Contestant contestant) throws InterruptedException {
    var whyNot = contestant.whyNot();
    if (whyNot.isPresent()) {
      return inAll(whyNot.get());
    }
    try (var server = ServerProcess.start(contestant, JvmFlags.timed(placement), placement)) {
      return wrongness(server);
    } catch (IOException e) {
      return inAll("it does not start: " + e.getMessage());
    }
  }

  private Map<ScenarioKind, String> inAll(String reason) {
    var refusals = new EnumMap<ScenarioKind, String>(ScenarioKind.class);
    kinds.forEach(kind -> refusals.put(kind, reason));
    return refusals;
  }

  /** All that is done with echo needs the same; HTTP is used in several ways, some of which a server may not know. */
  private Map<ScenarioKind, String> wrongness(ServerProcess server) {
    if (kinds.iterator().next().service() == Service.ECHO) {
      return echoWrongness(server).map(this::inAll).orElse(Map.of());
    }
    var refusals = new EnumMap<ScenarioKind, String>(ScenarioKind.class);
    for (var kind : kinds) {
      httpWrongness(server, kind).ifPresent(reason -> refusals.put(kind, reason));
    }
    return refusals;
  }

  private static Optional<String> echoWrongness(ServerProcess server) {
    try {
      CorrectnessGate.check(server.address());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("it does not echo correctly: " + e.getMessage());
    }
  }

  private static Optional<String> httpWrongness(ServerProcess server, ScenarioKind kind) {
    try {
      HttpGate.check(server.address(), HttpModes.of(kind));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("it does not answer correctly: " + e.getMessage());
    }
  }
}
