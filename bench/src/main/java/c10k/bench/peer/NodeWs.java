package c10k.bench.peer;

import c10k.bench.process.Contestant;
import c10k.bench.process.ShortCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Node with the package {@code ws}, which broadcasts as its documentation shows it. */
public record NodeWs() implements Contestant {
  private static final String SCRIPT = "ws-broadcast.js";

  @Override
  public String label() {
    return "node-ws";
  }

  @Override
  public String description() {
    return "Node with the package ws: one event loop";
  }

  @Override
  public boolean isPeer() {
    return true;
  }

  @Override
  public boolean onJvm() {
    return false;
  }

  @Override
  public Optional<String> whyNot() {
    try {
      if (ShortCommand.find("node").isEmpty()) {
        return Optional.of("there is no Node on the path");
      }
      boolean hasWs = ShortCommand.output(List.of("node", "-e", "require('ws')")).isPresent();
      return hasWs ? Optional.empty() : Optional.of("Node does not find the package ws; install it, and name its node_modules in NODE_PATH");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("looking for it was interrupted");
    }
  }

  @Override
  public List<String> command(List<String> jvmFlags) throws IOException {
    return List.of("node", "--eval", PeerSource.read(SCRIPT));
  }
}
