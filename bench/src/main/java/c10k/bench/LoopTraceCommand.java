package c10k.bench;

import c10k.bench.trace.MalformedProgramException;
import c10k.bench.trace.ProgramReader;
import c10k.loop.trace.Step;
import c10k.loop.trace.TimeOverflowException;
import c10k.loop.trace.TracedProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab loop-trace}: which callback runs when. */
@Command(
    name = "loop-trace",
    description = {
        "Runs a program on the event loop in virtual time, and prints each callback's id as it starts.",
        "An error that a callback throws is the line 'uncaught'."
    },
    footer = {
        "",
        "The program is JSON, {\"main\": [STEP, ...]}. A STEP is one of:",
        "  {\"op\":\"timeout\",  \"id\":\"a\", \"ms\":10, \"do\":[STEP, ...]}",
        "  {\"op\":\"interval\", \"id\":\"a\", \"ms\":10, \"times\":3, \"do\":[STEP, ...]}",
        "  {\"op\":\"immediate\",\"id\":\"a\", \"do\":[STEP, ...]}     likewise tick, micro",
        "  {\"op\":\"clear\", \"id\":\"a\"}   {\"op\":\"block\", \"ms\":7}   {\"op\":\"throw\"}",
        "'do' may be left out. The clock starts at 0; block lets it go on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class)
final class LoopTraceCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "the program; - for standard input")
  private String file = STANDARD_INPUT;

  @Override
  public Integer call() throws IOException {
    var main = program();
    var out = spec.commandLine().getOut();
    try {
      TracedProgram.run(main, line -> print(out, line));
    } catch (TimeOverflowException e) {
      throw misuse(String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return CommandLine.ExitCode.OK;
  }

  /** Shown at once: who looks on sees how far it is. Without anybody to read it, there is no use in going on. */
  private static void print(PrintWriter out, String line) {
    out.println(line);
    if (out.checkError()) {
      throw new UncheckedIOException(new IOException("standard output was closed before the trace ended"));
    }
  }

  private List<Step> program() {
    try {
      return ProgramReader.read(bytes());
    } catch (MalformedProgramException e) {
      throw misuse(String.valueOf(e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw misuse("there is no such file; check the name", e);
    } catch (AccessDeniedException e) {
      throw misuse("may not be read by this user; check its permissions", e);
    } catch (IOException e) {
      throw misuse("cannot be read: " + e.getMessage(), e);
    }
  }

  private byte[] bytes() throws IOException {
    return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
  }

  private ParameterException misuse(String message, Exception cause) {
    var name = file.equals(STANDARD_INPUT) ? "standard input" : file;
    return new ParameterException(spec.commandLine(), name + ": " + message, cause);
  }
}
