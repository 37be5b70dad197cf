package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import c10k.server.Outbox;
import c10k.server.Server;
import c10k.server.Ticker;
import c10k.testkit.RecordedSession.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions that ask to be woken. */
abstract class DeadlineRules extends Chapter {

  /** {@code set MILLIS} and {@code clear}, answered by {@code ok}; the deadline itself tells when. */
  private static final class AlarmScript implements Script {
    private final Ticker ticker;

    AlarmScript(Ticker ticker) {
      this.ticker = ticker;
    }

    @Override
    public void line(String line, Outbox out) {
      if (line.equals("clear")) {
        out.clearDeadline();
      } else {
        out.setDeadline(Duration.ofMillis(Long.parseLong(line)));
      }
      Script.replyLine(out, "ok");
    }

    @Override
    public void deadline(Outbox out) {
      Script.replyLine(out, "alarm at " + Duration.ofNanos(ticker.nanos()).toMillis());
    }
  }

  private RecordingProtocol alarms() {
    return record(new ScriptedProtocol(() -> new AlarmScript(ticker())));
  }

  private Server serveInFakeTime(RecordingProtocol recording) {
    return serve(recording, config -> config.ticker(ticker()));
  }

  private Client set(Client client, String deadline) {
    client.send(deadline + "\n");
    assertThat(client.readLine()).isEqualTo("ok");
    return client;
  }

  /** Time passes in steps that never meet the deadlines exactly. */
  @Test
  @Rule("SV-50")
  void aDeadlineMUSTWakeItsSessionAndNeverEarly() {
    var recording = alarms();
    var server = serveInFakeTime(recording);
    var clients = connect(server, 20);
    for (int i = 0; i < clients.size(); i++) {
      set(clients.get(i), "" + (1_000 + 100 * i));
    }
    await("all alarms went off", () -> {
      ticker().advance(Duration.ofMillis(70));
      return recording.sessions().stream().allMatch(session -> session.count(Kind.DEADLINE_REACHED) == 1);
    });
    for (int i = 0; i < clients.size(); i++) {
      assertThat(millisOf(clients.get(i).readLine())).isGreaterThanOrEqualTo(1_000 + 100 * i);
    }
  }

  private static long millisOf(String alarm) {
    assertThat(alarm).startsWith("alarm at ");
    return Long.parseLong(alarm.substring("alarm at ".length()));
  }

  /** The second connection's alarm, set later and due later, proves that the time was seen. */
  @Test
  @Rule("SV-50")
  void aDeadlineMUSTWakeItsSessionOnceForEachSetting() {
    var recording = alarms();
    var server = serveInFakeTime(recording);
    var once = set(connect(server, 1).getFirst(), "1000");
    var later = set(connect(server, 1).getFirst(), "5000");
    awaitAlarms(recording, 1, 1);
    assertThat(millisOf(later.readLine())).isGreaterThanOrEqualTo(5_000);
    assertThat(recording.sessions().getFirst().count(Kind.DEADLINE_REACHED)).isEqualTo(1);
    once.readLine();
    set(once, "1000");
    awaitAlarms(recording, 0, 2);
    assertThat(millisOf(once.readLine())).isGreaterThanOrEqualTo(6_000);
  }

  private void awaitAlarms(RecordingProtocol recording, int session, int count) {
    await("alarm " + count + " of session " + session, () -> {
      ticker().advance(Duration.ofMillis(100));
      return recording.sessions().get(session).count(Kind.DEADLINE_REACHED) == count;
    });
  }

  @Test
  @Rule("SV-50")
  void aDeadlineMUSTWakeInRealTimeToo() {
    var recording = record(new ScriptedProtocol(() -> new AlarmScript(Ticker.system())));
    var client = connect(serve(recording));
    set(client, "0");
    assertThat(client.readLine()).startsWith("alarm at ");
    set(client, "20");
    assertThat(client.readLine()).startsWith("alarm at ");
  }

  @Test
  @Rule("SV-51")
  void aDeadlineSetAgainMUSTReplaceTheEarlierOne() {
    var recording = alarms();
    var server = serveInFakeTime(recording);
    var postponed = set(set(connect(server, 1).getFirst(), "1000"), "5000");
    var hastened = set(set(connect(server, 1).getFirst(), "5000"), "1000");
    ticker().advance(Duration.ofSeconds(2));
    assertThat(hastened.readLine()).isEqualTo("alarm at 2000");
    ticker().advance(Duration.ofSeconds(4));
    assertThat(postponed.readLine()).isEqualTo("alarm at 6000");
    assertThat(recording.sessions()).allSatisfy(session -> assertThat(session.count(Kind.DEADLINE_REACHED)).isEqualTo(1));
  }

  @Test
  @Rule("SV-51")
  void aClearedDeadlineMUSTNOTWakeAnybody() {
    var recording = alarms();
    var server = serveInFakeTime(recording);
    set(set(connect(server, 1).getFirst(), "1000"), "clear");
    set(connect(server, 1).getFirst(), "2000");
    awaitAlarms(recording, 1, 1);
    assertThat(recording.sessions().getFirst().count(Kind.DEADLINE_REACHED)).isZero();
  }

  @Test
  @Rule("SV-52")
  void aWokenSessionMUSTBeAbleToReplyBroadcastAndClose() {
    var server = serve(
        ScriptedProtocol.following(
            new Script() {
              @Override
              public void line(String line, Outbox out) {
                out.setDeadline(Duration.ofSeconds(1));
              }

              @Override
              public void deadline(Outbox out) {
                Script.broadcastLine(out, "to all");
                Script.replyLine(out, "to you");
                out.close(CloseReason.SESSION_ENDED);
              }
            }),
        config -> config.ticker(ticker()).lingerTimeout(Duration.ofHours(1)));
    var clients = connect(server, 3);
    clients.get(0).send("set\n");
    await("it is set", () -> server.stats().bytesIn() == 4);
    await("it is reached", () -> {
      ticker().advance(Duration.ofMillis(100));
      return server.stats().bytesOut() >= 3L * "to you\n".length();
    });
    assertThat(clients.get(0).readToEnd()).asString().isEqualTo("to you\n");
    assertThat(clients.get(1).readLine()).isEqualTo("to all");
    assertThat(clients.get(2).readLine()).isEqualTo("to all");
    clients.get(0).close();
    awaitClosed(server, CloseReason.SESSION_ENDED, 1);
  }
}
