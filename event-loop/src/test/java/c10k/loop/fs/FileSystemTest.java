package c10k.loop.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and directories, by way of the pool. */
@Timeout(60)
class FileSystemTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  private final FileProgram program = new FileProgram();

  @TempDir
  private Path folder;

  @AfterEach
  void nothingMUSTStayOpen() {
    program.close();
    assertThat(program.files.openFiles()).as("files left open").isZero();
  }

  // Whole files

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_000})
  void whatWasWrittenMUSTBeRead(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    var file = folder.resolve("file");
    var found = program.result(files -> files.writeFile(file, bytes).thenCompose(_ -> files.readFile(file)));
    assertThat(found).isEqualTo(bytes);
  }

  @Test
  void textMUSTBeUtf8() throws IOException {
    var file = folder.resolve("text");
    var found = program.result(files -> files.writeText(file, "grün €").thenCompose(_ -> files.readText(file)));
    assertThat(found).isEqualTo("grün €");
    assertThat(Files.readString(file)).isEqualTo("grün €");
  }

  @Test
  void aFileWithoutALengthMUSTBeReadToItsEnd() {
    var status = Path.of("/proc/self/limits");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(status), "needs " + status + ", whose length is said to be 0");
    var found = program.result(files -> files.readText(status));
    assertThat(found).contains("Max open files");
  }

  @Test
  void theFlagMUSTDecideWhatBecomesOfAFileThatIsThere() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "abcdefgh");
    var found = program.result(files -> files.writeFile(file, HELLO, OpenFlag.READ_WRITE)
        .thenCompose(_ -> files.readText(file)));
    assertThat(found).isEqualTo("hellofgh");
    assertThat(written(file, OpenFlag.APPEND)).isEqualTo("hellofghhello");
    assertThat(written(file, OpenFlag.WRITE)).isEqualTo("hello");
    assertThat(failure(file, OpenFlag.WRITE_NEW)).isEqualTo(ErrorCode.EEXIST);
    assertThat(failure(file, OpenFlag.APPEND_NEW)).isEqualTo(ErrorCode.EEXIST);
    assertThat(failure(folder.resolve("missing"), OpenFlag.READ_WRITE)).isEqualTo(ErrorCode.ENOENT);
    assertThat(written(folder.resolve("new"), OpenFlag.WRITE_NEW)).isEqualTo("hello");
  }

  private static String written(Path file, OpenFlag flag) {
    try (var another = new FileProgram()) {
      return another.result(files -> files.writeFile(file, HELLO, flag).thenCompose(_ -> files.readText(file)));
    }
  }

  private static ErrorCode failure(Path file, OpenFlag flag) {
    try (var another = new FileProgram()) {
      return another.failure(files -> files.writeFile(file, HELLO, flag)).code();
    }
  }

  @Test
  void writingWithAFlagForReadingMUSTBeRefusedAtOnce() {
    assertThatThrownBy(() -> program.files.writeFile(folder.resolve("file"), HELLO, OpenFlag.READ))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("another flag");
  }

  @Test
  void aCopyMUSTReplaceAFileButNoDirectory() throws IOException {
    var from = Files.writeString(folder.resolve("from"), "new");
    var to = Files.writeString(folder.resolve("to"), "old");
    var found = program.result(files -> files.copyFile(from, to).thenCompose(_ -> files.readText(to)));
    assertThat(found).isEqualTo("new");
    try (var another = new FileProgram()) {
      assertThat(another.failure(files -> files.copyFile(from, folder)).code()).isEqualTo(ErrorCode.EISDIR);
    }
  }

  @Test
  void renamingMUSTReplaceWhatHasTheName() throws IOException {
    var from = Files.writeString(folder.resolve("from"), "new");
    var to = Files.writeString(folder.resolve("to"), "old");
    var found = program.result(files -> files.rename(from, to).thenCompose(_ -> files.readText(to)));
    assertThat(found).isEqualTo("new");
    assertThat(from).doesNotExist();
  }

  // Handles

  @Test
  void aHandleMUSTDoWhatItIsAskedInOrder() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "abcdef");
    var texts = program.result(files -> files.open(file, OpenFlag.READ).thenCompose(handle -> {
      var reads = List.of(handle.read(2), handle.readAt(1, 2), handle.read(3), handle.read(9), handle.read(9));
      var all = program.all(reads);
      return handle.close().thenCompose(_ -> all);
    })).stream().map(bytes -> new String(bytes, UTF_8)).toList();
    assertThat(texts).containsExactly("ab", "bc", "cde", "f", "");
  }

  @Test
  void writesOfAHandleMUSTFollowEachOther() {
    var file = folder.resolve("file");
    var text = program.result(files -> files.open(file, OpenFlag.WRITE).thenCompose(handle -> {
      IntStream.range(0, 100).forEach(number -> handle.write((number + ",").getBytes(UTF_8)));
      return handle.sync().thenCompose(_ -> handle.close()).thenCompose(_ -> files.readText(file));
    }));
    assertThat(text.split(",")).containsExactly(IntStream.range(0, 100).mapToObj(String::valueOf).toArray(String[]::new));
  }

  @Test
  void aClosedHandleMUSTBeToldFromAnErrorOfTheSystem() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "abc");
    var failure = program.failure(files -> files.open(file, OpenFlag.READ)
        .thenCompose(handle -> handle.close().thenCompose(_ -> handle.close()).thenCompose(_ -> handle.read(1))));
    assertThat(failure.code()).isEqualTo(ErrorCode.EBADF);
    assertThat(failure).hasMessageContaining("closed before");
  }

  @Test
  void aHandleMUSTNotBeUsedForWhatItWasNotOpenedFor() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "abc");
    var failure = program.failure(
        files -> files.open(file, OpenFlag.READ).thenCompose(handle -> handle.write(HELLO).finallyRun(handle::close)));
    assertThat(failure.code()).isEqualTo(ErrorCode.EBADF);
    assertThat(failure).hasMessageContaining("another flag");
  }

  @Test
  void aForgottenHandleMUSTBeClosedAtTheEnd() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "abc");
    program.result(files -> files.open(file, OpenFlag.READ));
    assertThat(program.files.peakOpenFiles()).isEqualTo(1);
    // And nothingMUSTStayOpen.
  }

  // Directories

  @Test
  void mkdirsMUSTTellTheTopmostThatItMade() {
    var deep = folder.resolve("a/b/c");
    var found = program.result(files -> files.mkdirs(deep));
    assertThat(found).isEqualTo(Optional.of(folder.resolve("a")));
    assertThat(deep).isDirectory();
    try (var another = new FileProgram()) {
      var then = another.result(files -> files.mkdirs(deep));
      assertThat(then).isEmpty();
    }
  }

  @Test
  void readdirMUSTTellTypesAndFollowNoLink() throws IOException {
    Files.createDirectory(folder.resolve("directory"));
    Files.writeString(folder.resolve("file"), "");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("directory"));
    var found = program.result(files -> files.readdir(folder));
    assertThat(found)
        .extracting(DirectoryEntry::name, DirectoryEntry::type)
        .containsExactly(tuple("directory", FileType.DIRECTORY), tuple("file", FileType.FILE), tuple("link", FileType.SYMBOLIC_LINK));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void aTreeWithALinkToItsTopMUSTBeListedOnce() throws IOException {
    var below = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(below.resolve("file"), "");
    Files.createSymbolicLink(below.resolve("top"), folder);
    var found = program.result(files -> files.readTree(folder));
    assertThat(found)
        .extracting(entry -> folder.relativize(entry.path()).toString())
        .containsExactly("a", "a/b", "a/b/file", "a/b/top");
    assertThat(program.files.peakOpenFiles()).as("directories open at once").isEqualTo(1);
  }

  @Test
  void aListingMUSTEndAtItsLimit() throws IOException {
    for (int i = 0; i < 10; i++) {
      Files.createDirectory(folder.resolve("directory" + i));
      Files.writeString(folder.resolve("directory" + i).resolve("file"), "");
    }
    var found = program.result(files -> files.readTree(folder, 20));
    assertThat(found).hasSize(20);
    try (var another = new FileProgram()) {
      var failure = another.failure(files -> files.readTree(folder, 19));
      assertThat(failure.code()).isEqualTo(ErrorCode.EOVERFLOW);
      assertThat(failure).hasMessageContaining("more than 19 entries");
    }
  }

  // Stats

  @Test
  void statMUSTFollowALinkAndLstatMUSTNot() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "12345");
    var link = Files.createSymbolicLink(folder.resolve("link"), file);
    var stats = program.result(files -> program.all(List.of(files.stat(link), files.lstat(link))));
    assertThat(stats).extracting(FileStats::type).containsExactly(FileType.FILE, FileType.SYMBOLIC_LINK);
    assertThat(stats.getFirst().bytes()).isEqualTo(5);
    assertThat(stats.getFirst().modified()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
  }
}
