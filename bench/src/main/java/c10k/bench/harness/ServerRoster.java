package c10k.bench.harness;

import c10k.bench.contestant.Contestants;
import c10k.bench.process.Contestant;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.process.ServerProcess;
import c10k.bench.process.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Servers, each in a process of its own.
 *
 * @param gate what a server must do correctly before it is timed
 */
public record ServerRoster(Service service, Gate gate) implements Roster {

  /** A check of a running server. */
  @FunctionalInterface
  public interface Gate {

    /**
     * Checks.
     *
     * @throws IOException saying what is wrong
     */
    void check(InetSocketAddress server) throws IOException, InterruptedException;
  }

  @Override
  public String description(String label) {
    return contestant(label).description();
  }

  @Override
  public boolean isPeer(String label) {
    return contestant(label).isPeer();
  }

  private Contestant contestant(String label) {
    return Contestants.labelled(service, label);
  }

  @Override
  public Optional<String> refusal(String label) throws InterruptedException {
    var contestant = contestant(label);
    var whyNot = contestant.whyNot();
    if (whyNot.isPresent()) {
      return whyNot;
    }
    var placement = Placement.detect();
    try (var server = ServerProcess.start(contestant, JvmFlags.timed(placement), placement)) {
      return wrongness(server.address());
    } catch (IOException e) {
      return Optional.of("it does not start: " + e.getMessage());
    }
  }

  private Optional<String> wrongness(InetSocketAddress address) throws InterruptedException {
    try {
      gate.check(address);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("it answers wrongly: " + e.getMessage());
    }
  }
}
