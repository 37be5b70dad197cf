package c10k.loop.example;

import c10k.loop.EventLoopModel;
import c10k.protocol.Protocols;
import c10k.protocol.WorkProtocol;
import c10k.server.ServerConfig;
import c10k.work.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A pool behind the loop: one connection's long job does not keep another from being served. */
final class HybridExample implements Example {
  private static final int TIMEOUT_MILLIS = 10_000;

  @Override
  public String name() {
    return "hybrid";
  }

  @Override
  public String summary() {
    return "a loop that hands long work to a pool, and serves the others meanwhile";
  }

  @Override
  public void run(PrintStream out) throws Exception {
    var release = new CountDownLatch(1);
    var config = ServerConfig.builder().option("offload", 2).build();
    var protocol = new WorkProtocol(Protocols.DEFAULT_MAX_LINE_BYTES, new UntilReleased(release));
    try (var server = new EventLoopModel().serve(config, protocol);
        var slow = new Socket(server.address().getAddress(), server.address().getPort());
        var quick = new Socket(server.address().getAddress(), server.address().getPort())) {
      send(slow, "sleep 1s");
      send(slow, "burn 2us");
      send(quick, "burn 1us");
      out.println("quick: " + answers(quick).readLine());
      release.countDown();
      var slowAnswers = answers(slow);
      out.println("slow: " + slowAnswers.readLine());
      out.println("slow: " + slowAnswers.readLine());
    }
  }

  private static void send(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static BufferedReader answers(Socket socket) throws IOException {
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Sleeps until it is over, so that the order does not hang on anybody's speed. */
  private record UntilReleased(CountDownLatch release) implements Workload {
    @Override
    public void sleep(long nanos) throws InterruptedException {
      release.await();
    }

    @Override
    public void burn(long nanos) throws InterruptedException {
      Workload.real().burn(nanos);
    }
  }
}
