package c10k.loop.example;

import c10k.loop.EventLoopModel;
import c10k.loop.cluster.Cluster;
import c10k.loop.cluster.ClusterConfig;
import c10k.loop.cluster.ClusterWorker;
import c10k.protocol.EchoProtocol;
import c10k.server.ServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Two processes serve one port; one is killed, and a third takes its place. */
public final class ClusterExample implements Example {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final long PATIENCE_SECONDS = 30;

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public String summary() {
    return "processes that serve a port together, and are started again when they die (Linux)";
  }

  /** In a process of its own, because a primary has the listening socket as its standard input. */
  @Override
  public void run(PrintStream out) throws Exception {
    var primary = new ProcessBuilder(command("primary")).redirectError(Redirect.INHERIT).start();
    try (var lines = primary.inputReader()) {
      lines.lines().forEach(out::println);
    } finally {
      primary.toHandle().destroyForcibly();
    }
  }

  private static List<String> command(String... arguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-Xmx64m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClusterExample.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The primary, or a worker that is told the primary's process id. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("primary")) {
      lead();
    } else {
      work(Long.parseLong(arguments[0]));
    }
  }

  private static void lead() throws Exception {
    var replaced = new CountDownLatch(1);
    var config = ClusterConfig.of(2, command(String.valueOf(ProcessHandle.current().pid())), ServerConfig.defaults());
    try (var cluster = Cluster.start(config, note -> tell(note, replaced))) {
      var address = cluster.listening().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.out.println("two workers listen: " + echo(address, "hello"));
      ProcessHandle.current().children().findFirst().orElseThrow().destroyForcibly();
      System.out.println("one is killed, and another started: " + replaced.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
      System.out.println("meanwhile: " + echo(address, "hello again"));
    }
    System.out.println("left running: " + ProcessHandle.current().children().count());
  }

  private static void tell(String note, CountDownLatch replaced) {
    if (note.contains("another is started")) {
      replaced.countDown();
    }
  }

  private static String echo(InetSocketAddress address, String line) throws IOException {
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }
  }

  private static void work(long primary) throws IOException {
    var server = new EventLoopModel().serve(ClusterWorker.configure(ServerConfig.builder()).build(), new EchoProtocol());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "drain"));
    ClusterWorker.listens(primary);
  }
}
