package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.ServerProgram.Numbers;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What happens when the process has no descriptor left: in a child process, which is granted few.
 */
abstract class DescriptorRules extends Chapter {

  /** A JVM with this class path needs about 30 for itself. */
  private static final int DESCRIPTORS = 100;

  /** A listener that is looked at again without a pause fails thousands of times a second. */
  private static final int FEW = 100;

  private static final Path SHELL = Path.of("/bin/sh");

  @Test
  @Rule("SV-23")
  void whoConnectsWithoutADescriptorLeftMUSTLearnAtOnce() {
    try (var server = startWithFewDescriptors()) {
      var port = Integer.parseInt(server.readLine());
      var served = connectUntilRefused(port);
      assertThat(served).isNotEmpty();
      served.forEach(client -> client.roundTrip("still served"));
      assertThat(tryRoundTrip(port)).as("another client").isEmpty();
      var numbers = numbersOf(server);
      assertThat(numbers.refused()).as(server.errorText()).isPositive();
      assertThat(numbers.acceptFailures()).as(server.errorText()).isBetween(1L, (long) FEW);
    }
  }

  @Test
  @Rule("SV-24")
  void whenDescriptorsAreFreeAgainNewPeersMUSTBeServed() {
    try (var server = startWithFewDescriptors()) {
      var port = Integer.parseInt(server.readLine());
      for (int round = 0; round < 2; round++) {
        var served = connectUntilRefused(port);
        assertThat(tryRoundTrip(port)).as("another client").isEmpty();
        served.forEach(Client::close);
        await("the server has noticed that all have left", () -> numbersOf(server).active() == 0);
        connect(port).roundTrip("served again").close();
      }
    }
  }

  @Test
  @Rule("SV-25")
  void runningOutOfDescriptorsMUSTNOTBurnTheProcessor() {
    try (var server = startWithFewDescriptors()) {
      var port = Integer.parseInt(server.readLine());
      connectUntilRefused(port);
      await("the server rests", QuietSpell.of(server.handle()));
    }
  }

  private ChildJvm startWithFewDescriptors() {
    Assumptions.assumeTrue(Files.isExecutable(SHELL), "needs a shell to lower the limit");
    var launcher = List.of(SHELL.toString(), "-c", "ulimit -n " + DESCRIPTORS + " && exec \"$0\" \"$@\"");
    return ChildJvm.start(scene(), launcher, ServerProgram.class, model().getClass().getName(), "0");
  }

  private static Numbers numbersOf(ChildJvm server) {
    return Numbers.parse(server.ask("numbers"));
  }

  private Client connect(int port) {
    return scene().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Those who were served, each of which takes a descriptor of the server. */
  private List<Client> connectUntilRefused(int port) {
    var served = new ArrayList<Client>();
    while (served.size() < DESCRIPTORS) {
      var client = tryRoundTrip(port);
      if (client.isEmpty()) {
        return served;
      }
      served.add(client.get());
    }
    throw new AssertionError(served.size() + " clients are served by " + DESCRIPTORS + " descriptors.");
  }

  /** Returns a client that was served; or none, if it was refused. */
  private Optional<Client> tryRoundTrip(int port) {
    var client = connect(port);
    try {
      client.send("hello\n");
      return client.readToLineOrEnd().equals("hello\n") ? Optional.of(client) : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
