package c10k.loop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Programs that run to their end, with their output collected. */
final class ExecTest extends ProcessTests {
  private static final ProcessOptions DEFAULT = ProcessOptions.DEFAULT;

  // Output and exit codes

  @Test
  void execMUSTGiveTheShellTheLineAndReturnBothOutputs() {
    var output = resultOf(start -> start.exec("echo out | tr a-z A-Z; echo err >&2"));
    assertThat(output).isEqualTo(new Output(new Exit(0, Optional.empty()), "OUT\n", "err\n"));
  }

  @Test
  void execFileMUSTReturnTheOutputOfTheProgram() {
    assertThat(resultOf(start -> start.execFile("echo", "one", "two")).stdout()).isEqualTo("one two\n");
  }

  @Test
  void anotherExitCodeThanZeroMUSTRejectWithTheOutputAndTheLastWords() {
    var error = errorOf(ExecException.class, start -> start.exec("echo half; echo the disk is full >&2; exit 3"));
    assertThat(error.reason()).isEqualTo(ExecException.Reason.FAILED);
    assertThat(error.output()).isEqualTo(new Output(new Exit(3, Optional.empty()), "half\n", "the disk is full\n"));
    assertThat(error).hasMessageContaining("exit code 3").hasMessageContaining("the disk is full");
  }

  @Test
  void aSignalFromElsewhereMUSTBeToldAsLikelyNotAsKnown() {
    var exit = errorOf(ExecException.class, start -> start.exec("kill -s TERM $$")).output().exit();
    assertThat(exit).isEqualTo(new Exit(143, Optional.empty()));
    assertThat(exit.likelySignal()).contains(Signal.SIGTERM);
    assertThat(exit).hasToString("exit code 143 (perhaps SIGTERM)");
  }

  @Test
  void bytesMUSTComeThroughUnchangedWhateverTheirOrder() {
    var bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var options = DEFAULT.withInput(text).withCharset(StandardCharsets.ISO_8859_1);
    assertThat(resultOf(start -> start.execFile("cat", List.of(), options)).stdout()).isEqualTo(text);
  }

  @Test
  void theInputMUSTEndSoThatAReaderDoesNotWaitForEver() {
    assertThat(resultOf(start -> start.execFile("cat")).stdout()).isEmpty();
  }

  @Test
  void aProgramThatDoesNotReadItsInputMUSTNotFailForThat() {
    var options = DEFAULT.withInput("x".repeat(1_000_000));
    assertThat(resultOf(start -> start.execFile("true", List.of(), options)).exit().code()).isZero();
  }

  @Test
  void directoryAndEnvironmentMUSTBeThoseOfTheOptions() throws Exception {
    var options = DEFAULT.inDirectory(directory).withEnvironment(Map.of("PATH", "/usr/bin:/bin")).withVariable("COLOUR", "blue; red");
    var output = resultOf(start -> start.exec("pwd -P; echo \"$COLOUR\"; echo ${HOME-none}", options));
    assertThat(output.stdout().lines()).containsExactly(directory.toRealPath().toString(), "blue; red", "none");
  }

  @Test
  void outputsMUSTRunInParallelWithTheLoop() {
    var outcome = resultOf(start -> {
      environment.setTimeout(() -> trace.add("the loop turns"), 1);
      return start.exec("read line; echo $line", DEFAULT.withInput("done\n"));
    });
    assertThat(outcome.stdout()).isEqualTo("done\n");
    assertThat(trace).containsExactly("the loop turns");
  }

  // Limits

  @Test
  void tooMuchOutputMUSTKillTheProgramAndKeepWhatWasRead() {
    var options = DEFAULT.withMaxBuffer(10_000);
    var error = errorOf(ExecException.class, start -> start.exec("yes", options));
    assertThat(error.reason()).isEqualTo(ExecException.Reason.TOO_MUCH_OUTPUT);
    assertThat(error.output().stdout()).isEqualTo("y\n".repeat(5_000));
    assertThat(error).hasMessageContaining("maxBuffer, 10000 bytes").hasMessageContaining("SIGTERM");
  }

  @Test
  void asMuchOutputAsIsAllowedMUSTBeFine() {
    var options = DEFAULT.withMaxBuffer(3);
    assertThat(resultOf(start -> start.execFile("printf", List.of("abc"), options)).stdout()).isEqualTo("abc");
    assertThat(DEFAULT.maxBuffer()).isEqualTo(1_048_576);
  }

  @Test
  void aTimeOutMUSTKillTheProgramAndKeepWhatWasRead() {
    var options = DEFAULT.withTimeout(Duration.ofMillis(100));
    var error = errorOf(ExecException.class, start -> start.exec("echo begun; " + UNTIL_KILLED, options));
    assertThat(error.reason()).isEqualTo(ExecException.Reason.TIMED_OUT);
    assertThat(error.output()).isEqualTo(new Output(new Exit(143, Optional.of(Signal.SIGTERM)), "begun\n", ""));
  }

  /** By a signal that a build in the background does not ignore. */
  @Test
  void theKillSignalMUSTBeTheOneOfTheOptions() {
    var options = DEFAULT.withTimeout(Duration.ofMillis(100)).withKill(Signal.SIGUSR1, Duration.ofSeconds(5));
    var error = errorOf(ExecException.class, start -> start.exec(UNTIL_KILLED, options));
    assertThat(error.output().exit()).isEqualTo(new Exit(138, Optional.of(Signal.SIGUSR1)));
  }

  @Test
  void whatIgnoresTheSignalMUSTBeKilledAfterTheGrace() {
    var options = DEFAULT.withTimeout(Duration.ofMillis(300)).withKill(Signal.SIGTERM, Duration.ofMillis(50));
    var error = errorOf(ExecException.class, start -> start.exec("trap '' TERM; echo deaf; sleep 1000; sleep 1000", options));
    assertThat(error.output().exit()).isEqualTo(new Exit(137, Optional.of(Signal.SIGKILL)));
    assertThat(error.output().stdout()).isEqualTo("deaf\n");
  }

  @Test
  void aDaemonThatHoldsThePipeMUSTNotKeepATimeOutFromAnswering() throws Exception {
    var numbers = directory.resolve("numbers");
    // The shell in between has ended when the time is up: nobody's tree leads to its sleep any more.
    var line = "(sleep 1000 & echo $! > " + numbers + "); echo left alone; " + UNTIL_KILLED;
    var options = DEFAULT.withTimeout(Duration.ofMillis(300));
    ExecException error;
    try {
      error = errorOf(ExecException.class, start -> start.exec(line, options));
    } finally {
      killByNumber(numbers);
    }
    assertThat(error.reason()).isEqualTo(ExecException.Reason.TIMED_OUT);
    assertThat(error.output().stdout()).isEqualTo("left alone\n");
  }

  private static void killByNumber(Path file) throws Exception {
    var number = Long.parseLong(Files.readString(file).strip());
    ProcessHandle.of(number).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void impossibleLimitsMUSTBeRefused() {
    assertThatThrownBy(() -> DEFAULT.withMaxBuffer(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("maxBuffer");
  }

  // What cannot be started

  @Test
  void aMissingProgramMUSTBeNamed() {
    var error = errorOf(SpawnException.class, start -> start.execFile("no-such-program"));
    assertThat(error.code()).isEqualTo("ENOENT");
    assertThat(error).hasMessageContaining("\"no-such-program\"").hasMessageContaining("PATH of this JVM");
  }

  @Test
  void aMissingDirectoryMUSTNotBeTakenForAMissingProgram() {
    var error = errorOf(SpawnException.class, start -> start.execFile("true", List.of(), DEFAULT.inDirectory(directory.resolve("nowhere"))));
    assertThat(error).hasMessageContaining("working directory").hasMessageContaining("nowhere");
  }

  @Test
  void aFileThatIsNotExecutableMUSTBeToldAsSuch() throws Exception {
    var file = Files.writeString(directory.resolve("notes.txt"), "no program");
    var error = errorOf(SpawnException.class, start -> start.execFile(file.toString()));
    assertThat(error.code()).isEqualTo("EACCES");
    assertThat(error).hasMessageContaining("not executable");
  }

  // No injection

  @Test
  void argumentsMUSTArriveLiterally() {
    var nasty = List.of("; touch hurt", "$(touch hurt)", "`touch hurt`", "a'b\"c", "line\nend", "--help", "-n", "*", "", "| tee hurt", "&& id", "\\", "ünï");
    var options = DEFAULT.inDirectory(directory);
    // Each argument in brackets; a shell that saw them would have split, expanded or run some.
    var arguments = new ArrayList<>(List.of("[%s]\n"));
    arguments.addAll(nasty);
    var output = resultOf(start -> start.execFile("printf", arguments, options));
    assertThat(output.stdout()).isEqualTo(String.join("", nasty.stream().map(one -> "[" + one + "]\n").toList()));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void execMUSTBeAsDangerousAsItSays() {
    assertThat(resultOf(start -> start.exec("echo 'x'; echo injected")).stdout()).isEqualTo("x\ninjected\n");
  }
}
