package c10k.bench.peer;

import c10k.bench.process.Contestant;
import c10k.bench.process.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The yardstick: echo over epoll in C, compiled on this machine from {@code epoll-echo.c}, whose
 * first lines describe it.
 */
public record EpollEcho() implements Contestant {
  private static final String SOURCE = "epoll-echo.c";
  private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"), "c10k-lab-" + System.getProperty("user.name"));

  @Override
  public String label() {
    return "c-epoll";
  }

  @Override
  public String description() {
    return "a minimal epoll loop in C, one thread";
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
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of("epoll exists on Linux only");
    }
    return ShortCommand.find("cc").isPresent() ? Optional.empty() : Optional.of("no C compiler (cc) on the path");
  }

  @Override
  public List<String> command(List<String> jvmFlags) throws IOException, InterruptedException {
    return List.of(compile().toString());
  }

  /** Compiles it anew each time: that takes less than a JVM's start, and never runs something stale. */
  private static Path compile() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    var source = Files.createTempFile(FOLDER, "epoll-echo", ".c");
    Files.writeString(source, PeerSource.read(SOURCE));
    var program = FOLDER.resolve("epoll-echo-" + ProcessHandle.current().pid());
    ShortCommand.run(List.of("cc", "-O2", "-o", program.toString(), source.toString()));
    Files.delete(source);
    program.toFile().deleteOnExit();
    return program;
  }
}
