package c10k.loop.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is removed, and above all what is not. */
@Timeout(60)
class RemovalTest {
  @TempDir
  private Path folder;

  private static void remove(Path path, RmOption... options) {
    try (var program = new FileProgram()) {
      program.result(files -> files.rm(path, options));
      assertThat(program.files.openFiles()).isZero();
    }
  }

  @Test
  void aFileAndATreeMUSTBeRemoved() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    remove(file);
    assertThat(file).doesNotExist();
    var tree = Files.createDirectories(folder.resolve("tree/a/b/c"));
    Files.writeString(tree.resolve("file"), "");
    remove(folder.resolve("tree"), RmOption.RECURSIVE);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void linksOutOfTheTreeMUSTBeRemovedAndNotFollowed() throws IOException {
    var outside = Files.createDirectory(folder.resolve("outside"));
    var precious = Files.writeString(outside.resolve("precious"), "keep");
    var tree = Files.createDirectories(folder.resolve("tree/deep"));
    Files.createSymbolicLink(tree.resolve("toDirectory"), outside);
    Files.createSymbolicLink(tree.resolve("toFile"), precious);
    Files.createSymbolicLink(tree.resolve("toNothing"), folder.resolve("nothing"));
    remove(folder.resolve("tree"), RmOption.RECURSIVE);
    assertThat(folder.resolve("tree")).doesNotExist();
    assertThat(precious).hasContent("keep");
  }

  @Test
  void aLinkToATreeMUSTBeRemovedWithoutIt() throws IOException {
    var outside = Files.createDirectory(folder.resolve("outside"));
    var precious = Files.writeString(outside.resolve("precious"), "keep");
    var link = Files.createSymbolicLink(folder.resolve("link"), outside);
    remove(link, RmOption.RECURSIVE, RmOption.FORCE);
    assertThat(link).doesNotExist();
    assertThat(precious).hasContent("keep");
  }

  @Test
  void forceMUSTNotMindThatNothingIsThere() {
    remove(folder.resolve("missing"), RmOption.FORCE);
    remove(folder.resolve("missing/below"), RmOption.FORCE, RmOption.RECURSIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", ".", "..", "/tmp/..", "/..", "///"})
  void whatNobodyMeansMUSTBeRefused(String path) {
    try (var program = new FileProgram()) {
      // Without RECURSIVE: should the check be missing, then this test does no harm either.
      var failure = program.failure(files -> files.rm(Path.of(path), RmOption.FORCE));
      assertThat(failure.code()).isEqualTo(ErrorCode.EPERM);
      assertThat(failure).hasMessageContaining("not removed");
    }
  }
}
