package c10k.bench;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code lab serve --cluster}: a process that looks after others, with real processes and signals. */
@Timeout(180)
class ClusterProcessTest {
  private static final Pattern READY = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+) \\(event-loop, echo, cluster of 2\\)");
  private static final Await AWAIT = new Await(Duration.ofSeconds(60));
  private static final int SOCKET_TIMEOUT_MILLIS = 30_000;

  private LabProcess lab;
  private int port;
  private final Set<ProcessHandle> seen = new HashSet<>();
  private volatile boolean enough;

  @AfterEach
  void nothingMUSTBeLeftRunning() {
    lab.close();
    AWAIT.until("all processes have ended", () -> seen.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void aWorkerThatIsKilledMUSTBeReplacedAndTheEndMUSTDrainAll() throws Exception {
    var before = workers();
    assertThat(before).hasSize(2);
    before.iterator().next().destroyForcibly();
    AWAIT.until("another serves in its place", () -> workers().size() == 2 && !workers().equals(before));
    assertThat(echo("still here\n")).isEqualTo("still here\n");
    try (var client = connect()) {
      assertThat(echo(client, "hello\n")).isEqualTo("hello\n");
      workers();
      lab.terminate();
      assertThat(client.getInputStream().read()).as("drained, not reset").isEqualTo(-1);
    }
    assertThat(lab.exitCode()).isZero();
    assertThat(workers()).isEmpty();
    assertThat(lab.restOfOutput()).as("nothing but the ready line").isEmpty();
    assertThat(lab.errorOutput()).anyMatch(line -> line.matches("cluster: worker \\d \\(pid \\d+\\) was ended by signal 9; another is started in 0.1 s"));
  }

  @Test
  void aRollingRestartMUSTLoseNobodyAndOrphansMUSTEnd() throws Exception {
    var before = workers();
    var callers = Stream.generate(Caller::new).limit(2).toList();
    var threads = callers.stream().map(caller -> Thread.ofPlatform().daemon().name("caller").start(caller)).toList();
    lab.hangUp();
    AWAIT.until("all workers are others", () -> workers().stream().noneMatch(before::contains) && before.stream().noneMatch(ProcessHandle::isAlive));
    enough = true;
    for (var thread : threads) {
      assertThat(thread.join(AWAIT.patience())).isTrue();
    }
    for (var caller : callers) {
      assertThat(caller.failures).isEmpty();
      assertThat(caller.served).as("served").isPositive();
    }
    assertThat(workers()).hasSize(2);
    lab.handle().destroyForcibly();
    AWAIT.until("the orphans have ended", () -> seen.stream().noneMatch(ProcessHandle::isAlive));
  }

  @BeforeEach
  void start() throws IOException {
    lab = LabProcess.start("serve", "--model", "event-loop", "--protocol", "echo", "--cluster", "2");
    var ready = READY.matcher(lab.nextLine());
    assertThat(ready.matches()).isTrue();
    port = Integer.parseInt(ready.group(1));
  }

  private Set<ProcessHandle> workers() {
    var workers = lab.handle().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    seen.addAll(workers);
    return workers;
  }

  private Socket connect() throws IOException {
    var client = new Socket();
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SOCKET_TIMEOUT_MILLIS);
    client.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
    return client;
  }

  private String echo(String line) throws IOException {
    try (var client = connect()) {
      // By a reset at the end, so that thousands of calls do not use up the ports of this machine.
      client.setSoLinger(true, 0);
      return echo(client, line);
    }
  }

  private static String echo(Socket client, String line) throws IOException {
    client.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
    return new String(client.getInputStream().readNBytes(line.length()), StandardCharsets.US_ASCII);
  }

  /** Connects, speaks and leaves, again and again, as a crowd of browsers would. */
  private final class Caller implements Runnable {
    private final List<String> failures = new ArrayList<>();
    private long served;

    @Override
    public void run() {
      while (!enough) {
        try {
          assertThat(echo("x\n")).isEqualTo("x\n");
          served++;
        } catch (IOException | AssertionError e) {
          failures.add(e.toString());
        }
      }
    }
  }
}
