package c10k.loop.fs;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.node.Limiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many descriptors files cost, and what happens when there are none left. */
@Timeout(60)
class DescriptorsTest {
  private static final int MANY = 10_000;
  private static final int FEW = 10;

  @TempDir
  private Path folder;

  private List<Path> someFiles() {
    return IntStream.range(0, 100).mapToObj(number -> {
      try {
        return Files.writeString(folder.resolve("file" + number), "content of " + number);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }).toList();
  }

  @Test
  void readsMUSTOpenNoMoreFilesThanThePoolHasThreads() {
    var paths = someFiles();
    try (var program = new FileProgram()) {
      var texts = program.result(files -> program.all(
          IntStream.range(0, MANY).mapToObj(number -> files.readText(paths.get(number % paths.size()))).toList()));
      assertThat(texts).hasSize(MANY);
      assertThat(texts.get(1_234)).isEqualTo("content of 34");
      assertThat(program.files.peakOpenFiles()).isBetween(1, FileProgram.THREADS);
      assertThat(program.files.openFiles()).isZero();
    }
  }

  @Test
  void aLimiterMUSTBoundTheHandlesThatAreOpen() {
    var paths = someFiles();
    try (var program = new FileProgram()) {
      var limiter = new Limiter(program.environment, FEW);
      var sizes = program.result(files -> program.all(
          IntStream.range(0, MANY / FEW).mapToObj(number -> limiter.run(() -> files.open(paths.get(number % paths.size()), OpenFlag.READ)
              .thenCompose(handle -> handle.size().thenCompose(size -> handle.close().then(_ -> size))))).toList()));
      assertThat(sizes).hasSize(MANY / FEW).allMatch(size -> size >= 12);
      assertThat(program.files.peakOpenFiles()).isEqualTo(FEW);
    }
  }

  @Test
  void theCountMUSTBeThatOfTheSystem() {
    var self = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(self), "needs " + self + ", to count open descriptors");
    var paths = someFiles();
    try (var program = new FileProgram()) {
      var opened = program.result(
          files -> program.all(paths.stream().map(path -> files.open(path, OpenFlag.READ)).toList()).then(handles -> {
            assertThat(files.openFiles()).isEqualTo(handles.size());
            return pathsOpenIn(self).stream().filter(path -> path.startsWith(folder)).count();
          }));
      assertThat(opened).isEqualTo(paths.size());
    }
  }

  private static List<Path> pathsOpenIn(Path self) {
    try (Stream<Path> descriptors = Files.list(self)) {
      return descriptors.map(DescriptorsTest::target).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The descriptor of the listing itself is closed by the time that this looks. */
  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException e) {
      return descriptor;
    }
  }

  @Test
  void aProcessWithoutDescriptorsMUSTBeToldTheCauseAndGoOn() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell, to limit the descriptors of a process");
    var file = Files.writeString(folder.resolve("file"), "content");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(
        "/bin/sh", "-c", "ulimit -n 64; exec \"$@\"", "sh", java, "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), TooManyHandles.class.getName(), file.toString())
        .redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      var lines = output.lines().toList();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(lines).hasSize(4);
      assertThat(lines.get(0)).isEqualTo("10000 reads: 7 bytes each");
      assertThat(lines.get(1)).matches("open failed with [1-5][0-9] handles open");
      assertThat(lines.get(2)).isEqualTo(
          "EMFILE: Too many open files, open '" + file + "'. " + ErrorCode.EMFILE.advice());
      assertThat(lines.get(3)).isEqualTo("after closing them: content");
    } finally {
      process.destroyForcibly();
    }
  }
}
