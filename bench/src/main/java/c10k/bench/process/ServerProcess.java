package c10k.bench.process;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, controlled over its standard input and output.
 *
 * <p>Confined to one thread.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(20);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
  private static final long LONGEST_STOP_SECONDS = 5;

  private final Contestant contestant;
  private final Process process;
  private final Writer commands;
  private final LineQueue answers;
  private final LineQueue complaints;
  private final InetSocketAddress address;
  private final long pid;

  private ServerProcess(Contestant contestant, Process process) throws IOException, InterruptedException {
    this.contestant = contestant;
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = LineQueue.of(process.inputReader(StandardCharsets.UTF_8), "server-output");
    this.complaints = LineQueue.of(process.errorReader(StandardCharsets.UTF_8), "server-errors");
    var ready = answer(CommandLoop.READY, LONGEST_START);
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) ready.figure("port"));
    this.pid = ready.figure("pid");
  }

  /**
   * Starts a server, which listens when this returns.
   *
   * @throws IOException with the server's own words, if it does not start; nothing is left behind
   */
  public static ServerProcess start(Contestant contestant, List<String> jvmFlags, Placement placement)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(placement.serverPrefix());
    command.addAll(contestant.command(jvmFlags));
    var process = new ProcessBuilder(command).start();
    try {
      return new ServerProcess(contestant, process);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** The server's own process id, also behind {@code taskset}. */
  public long pid() {
    return pid;
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Live heap, direct buffers and threads after garbage collection; all zero for a native server. */
  public JvmMemory memory() throws IOException, InterruptedException {
    if (!contestant.onJvm()) {
      return JvmMemory.NONE;
    }
    var answer = ask(JvmQuestion.MEMORY);
    return new JvmMemory(answer.figure("heapBytes"), answer.figure("directBytes"), answer.figure("threads"));
  }

  /** Time spent compiling so far; zero for a native server. */
  public long compilationMillis() throws IOException, InterruptedException {
    return contestant.onJvm() ? ask(JvmQuestion.JIT).figure("compilationMillis") : 0;
  }

  /** Bytes allocated on the heap so far; zero for a native server. */
  public long allocatedBytes() throws IOException, InterruptedException {
    return contestant.onJvm() ? ask(JvmQuestion.ALLOC).figure("allocatedBytes") : 0;
  }

  private Answer ask(JvmQuestion question) throws IOException, InterruptedException {
    commands.write(question.command() + "\n");
    commands.flush();
    return answer(question.command(), LONGEST_ANSWER);
  }

  private Answer answer(String word, Duration longest) throws IOException, InterruptedException {
    while (true) {
      var line = answers.take(longest);
      if (line.isEmpty()) {
        throw new IOException(contestant.label() + " " + lastWords(word, longest));
      }
      // Servers may print other things, as a library's warning.
      if (line.get().startsWith(word + " ")) {
        return Answer.parse(line.get());
      }
    }
  }

  private String lastWords(String word, Duration longest) throws InterruptedException {
    if (answers.hasEnded()) {
      return "ended instead of answering '" + word + "': " + complaints.lastLines(LONGEST_ANSWER);
    }
    return "did not answer '" + word + "' within " + longest.toSeconds() + " s";
  }

  /** Ends it: by asking, then by closing its input, then by force. Returns when it has ended. */
  @Override
  public void close() {
    try (commands) {
      commands.write(CommandLoop.STOP + "\n");
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
