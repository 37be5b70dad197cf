package c10k.bench.peer;

import c10k.bench.process.Contestant;
import c10k.bench.process.ShortCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Node with nothing but its own modules.
 *
 * @param source the program that it runs, whose first lines describe it
 */
public record NodePeer(String description, String source) implements Contestant {

  /** Node's {@code net}, which echoes. */
  public static NodePeer echo() {
    return new NodePeer("Node's net, one event loop", "node-echo.js");
  }

  /** Node's {@code http}, which greets. */
  public static NodePeer http() {
    return new NodePeer("Node's http, one event loop", "node-http.js");
  }

  @Override
  public String label() {
    return "node";
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
    return List.of("node", "--eval", PeerSource.read(source));
  }
}
