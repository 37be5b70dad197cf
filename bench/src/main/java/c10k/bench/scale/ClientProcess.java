package c10k.bench.scale;

import c10k.bench.process.JvmFlags;
import c10k.bench.process.LineQueue;
import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of clients, controlled over its standard input and output. Confined to one thread. */
final class ClientProcess implements AutoCloseable {
  private static final List<String> FLAGS = List.of(
      "-Xms32m", "-Xmx160m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true", "-XX:TieredStopAtLevel=1");

  private static final long LONGEST_STOP_SECONDS = 10;

  private final int connections;
  private final Process process;
  private final Writer commands;
  private final LineQueue answers;
  private final LineQueue complaints;
  private int opened;
  private boolean open;

  private ClientProcess(int connections, Process process) {
    this.connections = connections;
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = LineQueue.of(process.inputReader(StandardCharsets.UTF_8), "client-output");
    this.complaints = LineQueue.of(process.errorReader(StandardCharsets.UTF_8), "client-errors");
  }

  /** Starts to open connections; does not wait for them. */
  static ClientProcess start(InetSocketAddress server, int connections, String source, int inFlight) throws IOException {
    var command = new ArrayList<String>(List.of(JvmFlags.java()));
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClientMain.class.getName()));
    command.addAll(List.of(
        server.getAddress().getHostAddress(), Integer.toString(server.getPort()), Integer.toString(connections), source, Integer.toString(inFlight)));
    return new ClientProcess(connections, new ProcessBuilder(command).start());
  }

  int connections() {
    return connections;
  }

  int opened() {
    return opened;
  }

  /** Whether all of them are open. */
  boolean isOpen() {
    return open;
  }

  /** Waits for news of what is being opened. */
  void awaitNews(Duration longest) throws IOException, InterruptedException {
    var news = line(longest);
    if (news.isPresent() && news.get().word().equals(ClientMain.OPEN)) {
      opened = connections;
      open = true;
    } else if (news.isPresent() && news.get().word().equals(ClientMain.OPENED)) {
      opened = (int) news.get().number("count");
    }
  }

  void tell(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
  }

  /** The answer to a command. */
  Words answer(String word, Duration longest) throws IOException, InterruptedException {
    var answer = line(longest);
    if (answer.isEmpty()) {
      throw new IOException("a process of clients did not answer '" + word + "' within " + longest.toSeconds() + " s");
    }
    if (!answer.get().word().equals(word)) {
      throw new IOException("a process of clients answered '" + answer.get().word() + "' to '" + word + "'");
    }
    return answer.get();
  }

  private Optional<Words> line(Duration longest) throws IOException, InterruptedException {
    var line = answers.take(longest);
    if (line.isPresent() && line.get().startsWith(ClientMain.FAILED)) {
      throw new IOException(line.get().substring(ClientMain.FAILED.length() + 1));
    }
    if (line.isEmpty() && answers.hasEnded()) {
      throw new IOException("a process of clients ended: " + complaints.lastLines(Duration.ofSeconds(LONGEST_STOP_SECONDS)));
    }
    return line.map(Words::parse);
  }

  /** Ends it: by asking, then by force. Returns when it has ended. */
  @Override
  public void close() {
    try (commands) {
      commands.write(ClientMain.STOP + "\n");
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!open || !process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
