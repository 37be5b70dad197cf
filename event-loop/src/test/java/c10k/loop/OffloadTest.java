package c10k.loop;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.testkit.Await;
import c10k.testkit.Client;
import c10k.testkit.FakeTicker;
import c10k.testkit.Script;
import c10k.testkit.ScriptedProtocol;
import c10k.testkit.Threads;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can happen to a connection while its job is out, beyond what the contract asks of all models. */
@Timeout(60)
class OffloadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** More than the kernel keeps for a peer. */
  private static final int FLOOD_BYTES = 16 * 1_024 * 1_024;

  private final Await await = new Await(PATIENCE);
  private final FakeTicker ticker = new FakeTicker();
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final List<String> log = new CopyOnWriteArrayList<>();

  @AfterEach
  void nothingMUSTBeLeft() {
    release.countDown();
    await.until("all threads have ended", () -> Threads.namedLike("event-loop").isEmpty());
  }

  @Test
  void theJobOfAnUnfinishedLastLineMUSTBeAnsweredBeforeTheEnd() throws Exception {
    try (var server = serve(1, Duration.ofSeconds(5)); var client = connect(server)) {
      client.send("wait").endOutput();
      await.until("the job is out", () -> begun.getCount() == 0);
      release.countDown();
      assertThat(client.readLine()).isEqualTo("wait");
      client.awaitGone();
      await.until("it is counted", () -> server.stats().closedFor(CloseReason.PEER_ENDED) == 1);
    }
  }

  @Test
  void drainingMUSTAnswerTheLinesBehindAJob() throws Exception {
    var server = serve(1, Duration.ofSeconds(5));
    var client = connect(server);
    client.send("wait\ntwo\nthree\n");
    await.until("the job is out", () -> begun.getCount() == 0);
    var closing = CompletableFuture.runAsync(server::close);
    await.until("nobody new is accepted", () -> isRefused(server));
    // These are read when the server drains already; and one of them is a job again.
    client.send("wait\nfour\n");
    await.until("more has arrived", client::hasArrived);
    release.countDown();
    assertThat(Stream.generate(client::readLine).limit(5)).containsExactly("wait", "two", "three", "wait", "four");
    client.awaitGone();
    client.close();
    closing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(server.stats().closedFor(CloseReason.DRAINED)).as("those who asked whether it accepts may be among them").isPositive();
  }

  @Test
  void cuttingMUSTInterruptAJobAndDropTheOneThatWaits() throws Exception {
    var server = serve(1, Duration.ZERO);
    try (var busy = connect(server); var waiting = connect(server)) {
      busy.send("wait\n");
      await.until("the job is out", () -> begun.getCount() == 0);
      waiting.send("wait\n");
      await.until("the other has arrived", () -> server.stats().bytesIn() == 10);
      server.close();
    }
    assertThat(server.stats().closedFor(CloseReason.CUT)).isEqualTo(2);
    assertThat(log).containsExactlyInAnyOrder("interrupted", "closed CUT", "closed CUT");
    assertThat(log).endsWith("closed CUT");
  }

  @Test
  void aDeadlineMUSTWaitForTheJob() throws Exception {
    try (var server = serve(1, Duration.ofSeconds(5)); var client = connect(server); var other = connect(server)) {
      client.send("deadline wait\n");
      await.until("the job is out", () -> begun.getCount() == 0);
      ticker.advance(Duration.ofSeconds(2));
      other.roundTrip("the loop has turned");
      other.roundTrip("and again");
      assertThat(log).isEmpty();
      release.countDown();
      assertThat(client.readLine()).isEqualTo("deadline wait");
      await.until("the session is woken", () -> log.contains("deadline"));
    }
  }

  @Test
  void noInputMUSTBeServedDuringAJobOfADeadline() throws Exception {
    try (var server = serve(1, Duration.ofSeconds(5)); var client = connect(server); var other = connect(server)) {
      client.roundTrip("wait at deadline");
      ticker.advance(Duration.ofSeconds(2));
      await.until("the job is out", () -> begun.getCount() == 0);
      client.send("after\n");
      await.until("it has arrived", client::hasArrived);
      other.roundTrip("the loop has turned");
      other.roundTrip("and again");
      assertThat(server.stats().bytesIn()).isEqualTo("wait at deadline\nthe loop has turned\nand again\n".length());
      release.countDown();
      assertThat(client.readLine()).isEqualTo("late");
      assertThat(client.readLine()).isEqualTo("after");
    }
  }

  @Test
  void aLongReplyToADeadlineMUSTBeSentToItsEnd() throws Exception {
    try (var server = serve(1, Duration.ofSeconds(5)); var client = connect(server)) {
      client.roundTrip("flood at deadline");
      ticker.advance(Duration.ofSeconds(2));
      assertThat(client.read(FLOOD_BYTES)).hasSize(FLOOD_BYTES);
    }
  }

  @Test
  void aJobMayStartTheNextWhenItHasFinished() throws Exception {
    release.countDown();
    try (var server = serve(1, Duration.ofSeconds(5)); var client = connect(server)) {
      client.send("twice\nafter\n");
      assertThat(List.of(client.readLine(), client.readLine(), client.readLine())).containsExactly("twice", "twice", "after");
    }
  }

  private Server serve(int threads, Duration drainTimeout) throws Exception {
    var config = ServerConfig.builder().option("offload", threads).drainTimeout(drainTimeout).ticker(ticker).build();
    return new EventLoopModel().serve(config, new ScriptedProtocol(Jobs::new));
  }

  private static Client connect(Server server) {
    return Client.connect(server.address(), PATIENCE);
  }

  private boolean isRefused(Server server) {
    try {
      connect(server).close();
      return false;
    } catch (UncheckedIOException e) {
      return true;
    }
  }

  /** Lines that begin with "wait" are jobs that wait. */
  private final class Jobs implements Script {
    private Consumer<Outbox> atDeadline = out -> {};

    @Override
    public void line(String line, Outbox out) {
      if (line.startsWith("deadline")) {
        out.setDeadline(Duration.ofSeconds(1));
        out.run(new Waiting(line, false));
      } else if (line.equals("wait at deadline")) {
        atDeadline = later -> later.run(new Waiting("late", false));
        out.setDeadline(Duration.ofSeconds(1));
        Script.replyLine(out, line);
      } else if (line.equals("flood at deadline")) {
        atDeadline = later -> later.reply(ByteBuffer.allocate(FLOOD_BYTES));
        out.setDeadline(Duration.ofSeconds(1));
        Script.replyLine(out, line);
      } else if (line.equals("wait") || line.equals("twice")) {
        out.run(new Waiting(line, line.equals("twice")));
      } else {
        Script.replyLine(out, line);
      }
    }

    @Override
    public void ended(String rest, Outbox out) {
      if (!rest.isEmpty()) {
        line(rest, out);
      }
    }

    @Override
    public void deadline(Outbox out) {
      log.add("deadline");
      atDeadline.accept(out);
    }

    @Override
    public void closed(CloseReason reason) {
      if (reason == CloseReason.CUT) {
        log.add("closed " + reason);
      }
    }
  }

  private final class Waiting implements Job {
    private final String line;
    private final boolean again;

    Waiting(String line, boolean again) {
      this.line = line;
      this.again = again;
    }

    @Override
    public void work() throws InterruptedException {
      begun.countDown();
      release.await();
    }

    @Override
    public void finished(Outbox out) {
      Script.replyLine(out, line);
      if (again) {
        out.run(new Waiting(line, false));
      }
    }

    @Override
    public void failed(Exception failure, Outbox out) {
      log.add("interrupted");
    }
  }
}
