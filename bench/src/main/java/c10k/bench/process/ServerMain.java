package c10k.bench.process;

import c10k.bench.peer.NettyTransport;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import c10k.protocol.EchoProtocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The main class of a server process: starts the server of a label, says so, and answers commands on
 * standard input until {@code stop} or the input's end. So it never outlives its controller.
 */
public final class ServerMain {
  static final String READY = "ready";

  /** One page: enough for 64 of the lab's usual lines in one read. */
  public static final int READ_BYTES = 4_096;

  private ServerMain() {}

  /** Runs the server named by the only argument. */
  public static void main(String[] args) throws Exception {
    try (var server = start(args[0])) {
      say(READY + " port=" + server.address().getPort() + " pid=" + ProcessHandle.current().pid());
      answerCommands();
    } finally {
      // A server that does not close must not keep the process, and the controller, waiting.
      Runtime.getRuntime().halt(0);
    }
  }

  private static RunningServer start(String label) throws Exception {
    var transport = NettyTransport.labelled(label);
    return transport.isPresent() ? transport.get().serve(READ_BYTES) : serve(Contestants.model(label));
  }

  private static RunningServer serve(ConcurrencyModel model) throws IOException {
    var config = ServerConfig.builder().readBufferBytes(READ_BYTES).drainTimeout(Duration.ZERO).build();
    var server = model.serve(config, new EchoProtocol());
    return new RunningServer() {
      @Override
      public InetSocketAddress address() {
        return server.address();
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }

  private static void answerCommands() throws IOException {
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = commands.readLine(); line != null && !line.equals("stop"); line = commands.readLine()) {
      say(JvmQuestion.answer(line));
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
