package c10k.bench.contestant;

import c10k.bench.http.Greeting;
import c10k.bench.peer.JdkHttp;
import c10k.bench.peer.JettyHttp;
import c10k.bench.peer.NettyTransport;
import c10k.bench.process.CommandLoop;
import c10k.bench.process.RunningServer;
import c10k.bench.process.Service;
import c10k.http.Body;
import c10k.http.Headers;
import c10k.http.HttpProtocol;
import c10k.http.Response;
import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.Protocol;
import c10k.server.ServerConfig;
import c10k.websocket.WebSocketProtocols;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The main class of a server process: starts the server of a service and a label, says so, and answers commands on
 * standard input until {@code stop} or the input's end. So it never outlives its controller.
 */
public final class ServerMain {
  /** One page: enough for 64 of the lab's usual lines, or for 16 requests as they are sent here, in one read. */
  private static final int READ_BYTES = 4_096;

  /** About 10 µs: so much more than what a line costs the load that the server is the slower of the two. */
  private static final int BRIEF_ROUNDS = 4_000;

  private static final byte LF = '\n';

  private ServerMain() {}

  /** Runs the server named by the arguments: a {@link Service}, and a contestant's label. */
  public static void main(String[] args) throws Exception {
    try (var server = start(Service.valueOf(args[0]), args[1])) {
      CommandLoop.run(server.address().getPort());
    }
    // Threads that a server or a library leaves must not keep the controller waiting.
    System.exit(0);
  }

  private static RunningServer start(Service service, String label) throws Exception {
    return switch (service) {
      case ECHO -> echo(label);
      case BLOCKING -> serve(label, EchoAfterWork.blocking());
      case COMPUTING -> serve(label, EchoAfterWork.computing());
      case BRIEF_COMPUTING -> serve(label, computingBriefly());
      case BROADCAST -> serve(label, new BroadcastProtocol());
      case HTTP -> http(label);
      case WEBSOCKET -> serve(label, WebSocketProtocols.broadcast());
    };
  }

  private static Protocol computingBriefly() {
    var computation = Computation.ofRounds(BRIEF_ROUNDS);
    return new SlowedProtocol(new EchoProtocol(), bytes -> {
      for (int i = bytes.position(); i < bytes.limit(); i++) {
        if (bytes.get(i) == LF) {
          computation.run();
        }
      }
    });
  }

  private static RunningServer echo(String label) throws Exception {
    var transport = NettyTransport.labelled(label);
    return transport.isPresent() ? transport.get().echo(READ_BYTES) : serve(label, new EchoProtocol());
  }

  private static RunningServer http(String label) throws Exception {
    var transport = NettyTransport.labelled(label);
    return transport.isPresent() ? transport.get().http(READ_BYTES) : switch (label) {
      case JdkHttp.LABEL -> JdkHttp.start();
      case JettyHttp.LABEL -> JettyHttp.start();
      default -> serve(label, greeting());
    };
  }

  /** The session adds length and date. */
  private static Protocol greeting() {
    var response = new Response(200, Headers.of("Content-Type", Greeting.CONTENT_TYPE), new Body.Bytes(ByteBuffer.wrap(Greeting.bytes())));
    return new HttpProtocol((request, peer) -> response);
  }

  private static RunningServer serve(String text, Protocol protocol) throws IOException {
    var label = Label.parse(text);
    ConcurrencyModel model = Contestants.model(label.name());
    var config = ServerConfig.builder().readBufferBytes(READ_BYTES).drainTimeout(Duration.ZERO);
    label.options().forEach((name, value) -> {
      if (!name.equals(Label.BURN_NANOS)) {
        config.option(name, value);
      }
    });
    int burnNanos = label.options().getOrDefault(Label.BURN_NANOS, 0);
    var server = model.serve(config.build(), burnNanos == 0 ? protocol : SlowedProtocol.burning(protocol, burnNanos));
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
