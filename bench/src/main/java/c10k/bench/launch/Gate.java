package c10k.bench.launch;

import c10k.bench.http.HttpGate;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.process.Contestant;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.process.ServerProcess;
import c10k.bench.report.ScenarioKind;
import c10k.bench.websocket.BroadcastGate;
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
    return switch (kinds.iterator().next().service()) {
      case ECHO -> wrongness("it does not echo correctly: ", () -> CorrectnessGate.check(server.address())).map(this::inAll).orElse(Map.of());
      case BLOCKING, COMPUTING, BROADCAST -> Map.of();
      case HTTP -> httpWrongness(server);
      case WEBSOCKET -> wrongness("it does not broadcast correctly: ", () -> BroadcastGate.check(server.address())).map(this::inAll).orElse(Map.of());
    };
  }

  private Map<ScenarioKind, String> httpWrongness(ServerProcess server) {
    var refusals = new EnumMap<ScenarioKind, String>(ScenarioKind.class);
    for (var kind : kinds) {
      wrongness("it does not answer correctly: ", () -> HttpGate.check(server.address(), HttpModes.of(kind))).ifPresent(reason -> refusals.put(kind, reason));
    }
    return refusals;
  }

  /** Finds out what is wrong. */
  private interface Check {
    void run() throws IOException;
  }

  private static Optional<String> wrongness(String words, Check check) {
    try {
      check.run();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(words + e.getMessage());
    }
  }
}
