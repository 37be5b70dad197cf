package c10k.bench.launch;

import c10k.bench.load.CorrectnessGate;
import c10k.bench.process.Contestant;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.process.ServerProcess;
import java.io.IOException;
import java.util.Optional;

/** Checks every server once before any is timed: a wrong one gets no numbers. */
record Gate(Placement placement) {

  /** Why the contestant gets no numbers; empty if it may run. */
  Optional<String> refusal(Contestant contestant) throws InterruptedException {
    var whyNot = contestant.whyNot();
    if (whyNot.isPresent()) {
      return whyNot;
    }
    try (var server = ServerProcess.start(contestant, JvmFlags.timed(placement), placement)) {
      return wrongness(server);
    } catch (IOException e) {
      return Optional.of("it does not start: " + e.getMessage());
    }
  }

  private static Optional<String> wrongness(ServerProcess server) {
    try {
      CorrectnessGate.check(server.address());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("it does not echo correctly: " + e.getMessage());
    }
  }
}
