package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import c10k.server.Job;
import c10k.server.Outbox;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that blocks or computes for long. */
abstract class JobRules extends Chapter {
  private static final int MEBIBYTE = 1_024 * 1_024;
  private static final int FLOOD_LINES = 5_000;
  private static final CountDownLatch NOTHING = new CountDownLatch(0);

  /** Every line is a job of its own. */
  private static final ScriptedProtocol JOB_PER_LINE =
      ScriptedProtocol.following((line, out) -> out.run(new ReplyAfter(NOTHING, line)));

  // Order

  @Test
  @Rule("SV-47")
  void repliesOfJobsMUSTKeepTheOrderOfTheLines() {
    var client = connect(serve(JOB_PER_LINE));
    var lines = Payload.numbered(2_000, 30);
    var sent = meanwhile(() -> client.send(lines));
    assertThat(client.read(lines.length())).asString(ISO_8859_1).isEqualTo(lines);
    result(sent);
  }

  @Test
  @Rule("SV-47")
  void theLinesBehindAJobMUSTBeAnsweredBeforeTheEnd() {
    var client = connect(serve(JOB_PER_LINE)).send("one\ntwo\nthree\n").endOutput();
    assertThat(client.readToEnd()).asString(ISO_8859_1).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  @Rule("SV-47")
  void whileAJobIsOutItsSessionMUSTGetNoInput() {
    var release = new CountDownLatch(1);
    var recording = record(new ScriptedProtocol(() -> new OneJobAtATime(release)));
    var server = serve(recording);
    var client = connect(server).send("one\n");
    await("the job is out", () -> server.stats().bytesIn() == 4);
    client.send("two\n").send("three\n");
    await("the other lines have arrived", client::hasArrived);
    release.countDown();
    assertThat(client.readLine()).isEqualTo("one");
    assertThat(client.readLine()).isEqualTo("two");
    assertThat(client.readLine()).isEqualTo("three");
  }

  /** Fails if it is called while its job is out. */
  private static final class OneJobAtATime implements Script {
    private final CountDownLatch release;
    private volatile boolean out;

    OneJobAtATime(CountDownLatch release) {
      this.release = release;
    }

    @Override
    public void line(String line, Outbox outbox) {
      if (out) {
        throw new IllegalStateException("got input while its job was out");
      }
      out = true;
      outbox.run(
          new Job() {
            @Override
            public void work() throws InterruptedException {
              release.await();
            }

            @Override
            public void finished(Outbox after) {
              out = false;
              Script.replyLine(after, line);
            }
          });
    }
  }

  /**
   * The lines behind the first job wait for the peer to read, as its replies do; and what it sends
   * then comes after them. Many small broadcasts, so that the reply gets in between.
   */
  @Test
  @Rule("SV-47")
  void theLinesBehindAJobMUSTNotBeLostWhileThePeerDoesNotRead() {
    pauseWithJobs((pausing, lines) -> {
      readLines(pausing, lines);
      pausing.roundTrip("four").roundTrip("five");
    });
  }

  @Test
  @Rule("SV-47")
  void theLinesBehindAJobMUSTNotBeLostWhenTheInputEndsMeanwhile() {
    pauseWithJobs((pausing, lines) -> {
      pausing.endOutput();
      readLines(pausing, lines);
      assertThat(pausing.readToEnd()).isEmpty();
    });
  }

  private void pauseWithJobs(BiConsumer<Client, Integer> rest) {
    var server = serve(
        ScriptedProtocol.following(
            (line, out) -> {
              if (line.equals("flood")) {
                IntStream.range(0, FLOOD_LINES).forEach(i -> Script.broadcastLine(out, Payload.numberedLine(i, 2_000)));
                Script.replyLine(out, line);
              } else {
                out.run(new ReplyAfter(NOTHING, line));
              }
            }),
        config -> config.outboundLimitBytes(16 * MEBIBYTE));
    for (int round = 0; round < 5; round++) {
      var pausing = connectWithSmallWindow(server);
      var flooder = connect(server, 1).getFirst().roundTrip("flood");
      pausing.readLine();
      pausing.send("one\ntwo\nthree\n");
      await("it has arrived", pausing::hasArrived);
      rest.accept(pausing, FLOOD_LINES - 1);
      pausing.close();
      flooder.close();
      await("both have left", () -> server.stats().active() == 0);
    }
  }

  /** The replies come in their order, somewhere among the broadcasts. */
  private static void readLines(Client client, int broadcasts) {
    var replies = IntStream.range(0, broadcasts + 3)
        .mapToObj(i -> client.readLine())
        .filter(line -> !line.endsWith("x"))
        .toList();
    assertThat(replies).containsExactly("one", "two", "three");
  }

  // Failure

  @Test
  @Rule("SV-48")
  void aJobThatFailsMUSTEndItsConnectionOnly() {
    var server = serve(failing(false));
    var other = connect(server).send("fine\n");
    assertThat(other.readLine()).isEqualTo("fine");
    connect(server).send("fail\nfine\n").awaitGone();
    awaitClosed(server, CloseReason.SERVER_ERROR, 1);
    other.send("fine\n");
    assertThat(other.readLine()).isEqualTo("fine");
  }

  @Test
  @Rule("SV-48")
  void aJobThatHandlesItsFailureMUSTGoOn() {
    var client = connect(serve(failing(true))).send("fail\nfine\n");
    assertThat(client.readLine()).isEqualTo("sorry: fails on purpose");
    assertThat(client.readLine()).isEqualTo("fine");
  }

  private static ScriptedProtocol failing(boolean handled) {
    return ScriptedProtocol.following((line, out) -> out.run(line.equals("fail") ? new FailingJob(handled) : new ReplyAfter(NOTHING, line)));
  }

  private record FailingJob(boolean handled) implements Job {
    @Override
    public void work() throws IOException {
      throw new IOException("fails on purpose");
    }

    @Override
    public void finished(Outbox out) {
      throw new AssertionError("It failed, so it has not finished.");
    }

    @Override
    public void failed(Exception failure, Outbox out) {
      if (handled) {
        Script.replyLine(out, "sorry: " + failure.getMessage());
      } else {
        Job.super.failed(failure, out);
      }
    }
  }

  // Others

  @Test
  @Rule("SV-49")
  void whileAJobBlocksOthersMUSTBeServed() {
    var release = new CountDownLatch(1);
    var started = new CountDownLatch(1);
    var server = serve(
        ScriptedProtocol.following(
            (line, out) -> {
              if (line.equals("block")) {
                started.countDown();
                out.run(new ReplyAfter(release, line));
              } else {
                Script.replyLine(out, line);
              }
            }));
    try {
      var clients = connect(server, 3);
      clients.get(0).send("block\n");
      await("the job is out", () -> started.getCount() == 0);
      clients.get(1).roundTrip("hello");
      clients.get(2).roundTrip("hello");
      connect(server).roundTrip("a new one");
      release.countDown();
      assertThat(clients.get(0).readLine()).isEqualTo("block");
    } finally {
      release.countDown();
    }
  }
}
