package c10k.loop.fs;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.node.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the errors of the system become. */
@Timeout(60)
class FileErrorsTest {
  @TempDir
  private Path folder;

  private static FileException failure(Function<FileSystem, ? extends Promise<?>> program) {
    try (var one = new FileProgram()) {
      return one.failure(program);
    }
  }

  private static ErrorCode code(Function<FileSystem, ? extends Promise<?>> program) {
    return failure(program).code();
  }

  @Test
  void anErrorMUSTSayWhatWithWhichInWhatAndWhatToDo() {
    var missing = folder.resolve("missing");
    var failure = failure(files -> files.readFile(missing));
    assertThat(failure.code()).isEqualTo(ErrorCode.ENOENT);
    assertThat(failure.operation()).isEqualTo("readFile");
    assertThat(failure.path()).isEqualTo(missing);
    assertThat(failure).hasMessage("ENOENT: No such file or directory, readFile '" + missing + "'. " + ErrorCode.ENOENT.advice());
    assertThat(failure).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aMissingFileMUSTBeENOENT() {
    var missing = folder.resolve("missing");
    assertThat(code(files -> files.stat(missing))).isEqualTo(ErrorCode.ENOENT);
    assertThat(code(files -> files.open(missing, OpenFlag.READ))).isEqualTo(ErrorCode.ENOENT);
    assertThat(code(files -> files.readdir(missing))).isEqualTo(ErrorCode.ENOENT);
    assertThat(code(files -> files.rm(missing))).isEqualTo(ErrorCode.ENOENT);
    assertThat(code(files -> files.mkdir(missing.resolve("below")))).isEqualTo(ErrorCode.ENOENT);
    assertThat(code(files -> files.watch(missing, _ -> {}))).isEqualTo(ErrorCode.ENOENT);
  }

  @Test
  void aDirectoryInPlaceOfAFileMUSTBeEISDIR() {
    assertThat(code(files -> files.readFile(folder))).isEqualTo(ErrorCode.EISDIR);
    assertThat(code(files -> files.writeText(folder, ""))).isEqualTo(ErrorCode.EISDIR);
    assertThat(code(files -> files.rm(folder))).isEqualTo(ErrorCode.EISDIR);
  }

  @Test
  void aFileInPlaceOfADirectoryMUSTBeENOTDIR() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertThat(code(files -> files.readdir(file))).isEqualTo(ErrorCode.ENOTDIR);
    assertThat(code(files -> files.readFile(file.resolve("below")))).isEqualTo(ErrorCode.ENOTDIR);
    assertThat(code(files -> files.watch(file, _ -> {}))).isEqualTo(ErrorCode.ENOTDIR);
  }

  @Test
  void whatIsThereMUSTBeEEXIST() {
    assertThat(code(files -> files.mkdir(folder))).isEqualTo(ErrorCode.EEXIST);
  }

  @Test
  void aDirectoryThatIsNotEmptyMUSTBeENOTEMPTY() throws IOException {
    var from = Files.createDirectory(folder.resolve("from"));
    var to = Files.createDirectories(folder.resolve("to"));
    Files.writeString(to.resolve("file"), "");
    assertThat(code(files -> files.rename(from, to))).isEqualTo(ErrorCode.ENOTEMPTY);
  }

  @Test
  void aCircleOfLinksMUSTBeELOOP() throws IOException {
    var one = folder.resolve("one");
    var two = Files.createSymbolicLink(folder.resolve("two"), one);
    Files.createSymbolicLink(one, two);
    assertThat(code(files -> files.readFile(one))).isEqualTo(ErrorCode.ELOOP);
    assertThat(code(files -> files.stat(one))).isEqualTo(ErrorCode.ELOOP);
  }

  @Test
  void aNameThatIsTooLongMUSTBeENAMETOOLONG() {
    assertThat(code(files -> files.readFile(folder.resolve("x".repeat(300))))).isEqualTo(ErrorCode.ENAMETOOLONG);
  }

  @Test
  void theJdksAnswersMUSTHaveTheirCodes() {
    assertThat(ErrorCode.of(new java.nio.file.AccessDeniedException("file"))).isEqualTo(ErrorCode.EACCES);
    assertThat(ErrorCode.of(new java.nio.file.AtomicMoveNotSupportedException("file", "other", ""))).isEqualTo(ErrorCode.EXDEV);
    assertThat(ErrorCode.of(new IOException("User limit of inotify watches reached"))).isEqualTo(ErrorCode.ENOSPC);
    assertThat(ErrorCode.of(new IOException("User limit of inotify instances reached or too many open files"))).isEqualTo(ErrorCode.EMFILE);
    assertThat(ErrorCode.of(new IOException("something else"))).isEqualTo(ErrorCode.EIO);
    assertThat(ErrorCode.of(new IOException())).isEqualTo(ErrorCode.EIO);
  }

  @Test
  void everyTextOfTheSystemMUSTLeadToItsCode() {
    assertThat(EnumSet.allOf(ErrorCode.class)).allSatisfy(code -> assertThat(ErrorCode.of(new IOException(code.text()))).isEqualTo(code));
    assertThat(Set.of(ErrorCode.values())).allSatisfy(code -> assertThat(code.advice()).endsWith("."));
  }
}
