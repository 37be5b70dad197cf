package c10k.bench.peer;

import c10k.bench.process.Contestant;
import c10k.bench.process.ShortCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Node's {@code http}: {@code node-http.js}, whose first line describes it. */
public record NodeHttp() implements Contestant {
  private static final String SOURCE = "node-http.js";

  @Override
  public String label() {
    return "node";
  }

  @Override
  public String description() {
    return "Node's http, one thread";
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
    return ShortCommand.find("node").isPresent() ? Optional.empty() : Optional.of("no Node (node) on the path");
  }

  /** The program itself is an argument: there is no file to leave behind. */
  @Override
  public List<String> command(List<String> jvmFlags) throws IOException {
    return List.of("node", "--eval", PeerSource.read(SOURCE));
  }
}
