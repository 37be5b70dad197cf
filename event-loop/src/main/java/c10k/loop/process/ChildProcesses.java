package c10k.loop.process;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts programs.
 *
 * <p>{@link #execFile} and {@link #spawn(String, String...)} hand each argument to the program as it is: no shell looks at
 * it, so spaces, quotes, {@code $(…)} and line ends mean nothing. One thing remains with the caller: a
 * program may take an argument that begins with a dash for an option; most know {@code --} before
 * those that are none.
 *
 * <p>Starting takes the system some milliseconds, in which the loop stands still, as in Node. A name
 * without a slash is sought in the PATH of this JVM, not in that of the options.
 *
 * <p>Children run on when the environment ends, unless they are killed.
 *
 * <p>Threads: of the loop.
 */
public final class ChildProcesses {
  private final Environment environment;
  private final PipeThreads threads;

  /** Starts programs for that environment. */
  public ChildProcesses(Environment environment) {
    this.environment = environment;
    this.threads = new PipeThreads(environment.loop());
  }

  // Run to the end

  /**
   * Has the shell run a command line; see {@link #exec(String, ProcessOptions)}.
   */
  public Promise<Output> exec(String commandLine) {
    return exec(commandLine, ProcessOptions.DEFAULT);
  }

  /**
   * Has the shell ({@code /bin/sh}) run a command line, and keeps its output.
   *
   * <p><b>Dangerous with text from elsewhere:</b> the shell takes the line for a program. If a file name
   * in it is {@code x; rm -rf ~}, it removes the home directory, and no quoting is safe that one has
   * not tried on every input. Use {@link #execFile} for all but lines that are written in the source.
   *
   * @return its output; rejected by an {@link ExecException} if it fails, takes too long or writes too
   *         much, with what it had written until then; by a {@link SpawnException} if there is no shell
   */
  public Promise<Output> exec(String commandLine, ProcessOptions options) {
    return execute(commandLine, List.of("/bin/sh", "-c", commandLine), options);
  }

  /** Runs a program without a shell; see {@link #execFile(String, List, ProcessOptions)}. */
  public Promise<Output> execFile(String file, String... arguments) {
    return execFile(file, List.of(arguments), ProcessOptions.DEFAULT);
  }

  /**
   * Runs a program without a shell, and keeps its output.
   *
   * @return its output; rejected by an {@link ExecException} if it fails, takes too long or writes too
   *         much, with what it had written until then; by a {@link SpawnException} if it cannot be
   *         started
   */
  public Promise<Output> execFile(String file, List<String> arguments, ProcessOptions options) {
    return execute(file, command(file, arguments), options);
  }

  private Promise<Output> execute(String shownAs, List<String> command, ProcessOptions options) {
    var child = new ChildProcess(environment, threads, shownAs);
    return Execution.of(environment, child, start(child, command, options.withStdio(Stdio.PIPE, Stdio.PIPE, Stdio.PIPE)), options);
  }

  // Start

  /** Starts a program; see {@link #spawn(String, List, ProcessOptions)}. */
  public ChildProcess spawn(String file, String... arguments) {
    return spawn(file, List.of(arguments), ProcessOptions.DEFAULT);
  }

  /**
   * Starts a program without a shell. Its streams are those of the child; if it cannot be started,
   * the child says so.
   */
  public ChildProcess spawn(String file, List<String> arguments, ProcessOptions options) {
    var child = new ChildProcess(environment, threads, file);
    spawn(child, command(file, arguments), options);
    return child;
  }

  private void spawn(ChildProcess child, List<String> command, ProcessOptions options) {
    var process = start(child, command, options);
    child.setStreams(new StdStreams(environment, threads, child, process, options));
    if (process != null && options.timeout().isPositive()) {
      var timeout = environment.setTimeout(() -> child.killTree(options.killSignal(), options.grace()), (double) options.timeout().toMillis());
      child.onExit(exit -> timeout.clear());
    }
  }

  /** Starts a JVM that runs the same code, with the parent's standard streams. */
  public ForkedProcess fork(Class<?> main, String... arguments) {
    return fork(main, List.of(arguments), JvmOptions.ofParent(), ProcessOptions.DEFAULT.withStdio(Stdio.INHERIT, Stdio.INHERIT, Stdio.INHERIT));
  }

  /**
   * Starts a JVM, and a channel to it.
   *
   * @param main its main class, which gets the channel by {@link MessageChannel#toParent}
   */
  public ForkedProcess fork(Class<?> main, List<String> arguments, JvmOptions jvm, ProcessOptions options) {
    var child = new ChildProcess(environment, threads, main.getName());
    var channel = new MessageChannel(environment);
    child.partBegins();
    channel.onDisconnect(child::partEnded);
    try {
      var listener = new ChannelListener(environment, channel);
      listener.start();
      child.onExit(exit -> listener.childHasEnded());
      spawn(child, jvm.command(main, arguments), options.withVariable(MessageChannel.VARIABLE, listener.path().toString()));
      if (!child.isRunning()) {
        listener.childHasEnded();
      }
    } catch (IOException e) {
      channel.close();
      child.setStreams(new StdStreams(environment, threads, child, null, options));
      child.notStarted(SpawnException.noChannel(e));
    }
    return new ForkedProcess(child, channel);
  }

  private static List<String> command(String file, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(file);
    command.addAll(arguments);
    return command;
  }

  /** Starts it, or has the child tell why not. */
  private static @Nullable Process start(ChildProcess child, List<String> command, ProcessOptions options) {
    var builder = new ProcessBuilder(command).directory(options.directory().toFile());
    builder.redirectInput(options.stdin().forInput());
    builder.redirectOutput(options.stdout().forOutput());
    builder.redirectError(options.stderr().forOutput());
    builder.environment().clear();
    builder.environment().putAll(options.environment());
    try {
      var process = builder.start();
      child.started(process);
      return process;
    } catch (IOException e) {
      child.notStarted(SpawnException.of(command.getFirst(), options.directory(), e));
      return null;
    }
  }
}
