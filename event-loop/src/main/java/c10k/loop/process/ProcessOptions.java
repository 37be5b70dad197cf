package c10k.loop.process;

import c10k.loop.node.Timeout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a program is started, and when it is ended.
 *
 * @param directory where it runs
 * @param environment all of its environment variables
 * @param timeout after that time it is killed, with all that came of it; zero for never
 * @param killSignal what it is sent then, or when it writes too much
 * @param grace how long it may take to end by that signal before it is sent {@link Signal#SIGKILL}
 * @param maxBuffer how many bytes of each output {@code exec} and {@code execFile} keep; if there are
 *        more, the program is killed
 * @param charset of the output of {@code exec} and {@code execFile}; ISO 8859-1 keeps bytes as they are
 * @param input what {@code exec} and {@code execFile} give the program to read, encoded likewise
 * @param stdin for {@code spawn} and {@code fork}
 * @param stdout for {@code spawn} and {@code fork}
 * @param stderr for {@code spawn} and {@code fork}
 */
public record ProcessOptions(
    Path directory, Map<String, String> environment, Duration timeout, Signal killSignal, Duration grace, int maxBuffer, Charset charset,
    String input, Stdio stdin, Stdio stdout, Stdio stderr) {

  /** As much output as Node keeps: 1 MiB. */
  public static final int DEFAULT_MAX_BUFFER = 1_024 * 1_024;

  /** Long enough for a program that writes its data to disk, short enough to wait for. */
  public static final Duration DEFAULT_GRACE = Duration.ofSeconds(2);

  /** A longer one the loop would take for 1 ms. */
  private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Timeout.LONGEST);

  /** Everything as in the parent, no time-out, all streams piped. */
  public static final ProcessOptions DEFAULT = new ProcessOptions(
      Path.of("").toAbsolutePath(), System.getenv(), Duration.ZERO, Signal.SIGTERM, DEFAULT_GRACE, DEFAULT_MAX_BUFFER, StandardCharsets.UTF_8, "",
      Stdio.PIPE, Stdio.PIPE, Stdio.PIPE);

  public ProcessOptions {
    if (timeout.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("A time-out and a grace are not negative: " + timeout + ", " + grace + ".");
    }
    if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("A time-out is at most " + LONGEST_TIMEOUT.toDays() + " days, not " + timeout + "; zero is for never.");
    }
    if (maxBuffer < 1) {
      throw new IllegalArgumentException("maxBuffer is at least 1 byte, not " + maxBuffer + ".");
    }
    environment = Map.copyOf(environment);
  }

  /** Runs it there. */
  public ProcessOptions inDirectory(Path newDirectory) {
    return new ProcessOptions(newDirectory, environment, timeout, killSignal, grace, maxBuffer, charset, input, stdin, stdout, stderr);
  }

  /** Gives it these variables and no others. */
  public ProcessOptions withEnvironment(Map<String, String> newEnvironment) {
    return new ProcessOptions(directory, newEnvironment, timeout, killSignal, grace, maxBuffer, charset, input, stdin, stdout, stderr);
  }

  /** Gives it one variable more. */
  public ProcessOptions withVariable(String name, String value) {
    var all = new HashMap<>(environment);
    all.put(name, value);
    return withEnvironment(all);
  }

  /** Kills it after that time. */
  public ProcessOptions withTimeout(Duration newTimeout) {
    return new ProcessOptions(directory, environment, newTimeout, killSignal, grace, maxBuffer, charset, input, stdin, stdout, stderr);
  }

  /** Kills it by that signal, and by {@link Signal#SIGKILL} if it has not ended after the grace. */
  public ProcessOptions withKill(Signal newKillSignal, Duration newGrace) {
    return new ProcessOptions(directory, environment, timeout, newKillSignal, newGrace, maxBuffer, charset, input, stdin, stdout, stderr);
  }

  /** Keeps no more than so many bytes of each output. */
  public ProcessOptions withMaxBuffer(int bytes) {
    return new ProcessOptions(directory, environment, timeout, killSignal, grace, bytes, charset, input, stdin, stdout, stderr);
  }

  /** Reads and writes text that way. */
  public ProcessOptions withCharset(Charset newCharset) {
    return new ProcessOptions(directory, environment, timeout, killSignal, grace, maxBuffer, newCharset, input, stdin, stdout, stderr);
  }

  /** Gives it that to read. */
  public ProcessOptions withInput(String newInput) {
    return new ProcessOptions(directory, environment, timeout, killSignal, grace, maxBuffer, charset, newInput, stdin, stdout, stderr);
  }

  /** Leads its streams there. */
  public ProcessOptions withStdio(Stdio newStdin, Stdio newStdout, Stdio newStderr) {
    return new ProcessOptions(
        directory, environment, timeout, killSignal, grace, maxBuffer, charset, input, newStdin, newStdout, newStderr);
  }
}
