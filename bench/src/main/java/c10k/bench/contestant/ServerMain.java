package c10k.bench.contestant;

import c10k.bench.peer.NettyTransport;
import c10k.bench.process.CommandLoop;
import c10k.bench.process.RunningServer;
import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The main class of a server process: starts the server of a label, says so, and answers commands on
 * standard input until {@code stop} or the input's end. So it never outlives its controller.
 */
public final class ServerMain {
  /** One page: enough for 64 of the lab's usual lines in one read. */
  private static final int READ_BYTES = 4_096;

  private ServerMain() {}

  /** Runs the server named by the only argument. */
  public static void main(String[] args) throws Exception {
    try (var server = start(args[0])) {
      CommandLoop.run(server.address().getPort());
    }
    // Threads that a server or a library leaves must not keep the controller waiting.
    System.exit(0);
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
}
