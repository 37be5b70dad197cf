package c10k.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The server's side of the control protocol: lines on standard input, answers on standard output. */
public final class CommandLoop {
  static final String READY = "ready";
  static final String STOP = "stop";

  private CommandLoop() {}

  /** Says that the server listens, then answers until told to stop or the input ends. */
  public static void run(int port) throws IOException {
    say(READY + " port=" + port + " pid=" + ProcessHandle.current().pid());
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = commands.readLine(); line != null && !line.equals(STOP); line = commands.readLine()) {
      say(JvmQuestion.answer(line));
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
