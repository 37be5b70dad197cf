package c10k.bench.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.websocket.ScriptedRoom.Flaw;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a server must be found before, and while, it is measured. */
@Timeout(60)
class WrongRoomsTest {

  /** For servers that are silent when they should not be. */
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int UNDER_WAY = 16;
  private static final int CLIENTS = 4;
  private static final int DELIVERIES = 3_000;

  @Test
  void aRightServerMUSTPass() throws IOException {
    try (var room = ScriptedRoom.start(Flaw.NONE)) {
      BroadcastGate.check(room.address());
    }
  }

  @ParameterizedTest
  @CsvSource({
      "LOSES_ONE, message 99 was sent as BINARY and arrived as TEXT",
      "TELLS_ONE_TWICE, 'message 100 was sent as TEXT and arrived as BINARY'",
      "TELLS_THE_SENDER, the sender got its own message",
      "DAMAGES_ONE, instead of message 99",
      "CHANGES_KIND, message 99 was sent as BINARY and arrived as TEXT",
      "TURNS_TWO_ROUND, message 99 was sent as BINARY",
      "ANSWERS_NO_PING, only 0 of 5 WebSockets answered",
      "CLOSES, with code 1001"
  })
  void theGateMUSTSayWhatIsWrong(Flaw flaw, String reason) throws IOException {
    try (var room = ScriptedRoom.start(flaw)) {
      assertThatThrownBy(() -> BroadcastGate.check(room.address(), SHORT)).isInstanceOf(IOException.class).hasMessageContaining(reason);
    }
  }

  @ParameterizedTest
  @CsvSource({"LOSES_ONE", "TELLS_ONE_TWICE", "TELLS_THE_SENDER", "DAMAGES_ONE", "CHANGES_KIND", "TURNS_TWO_ROUND", "CLOSES"})
  void theLoopMUSTNotCountWhatIsWrong(Flaw flaw) throws IOException {
    try (var room = ScriptedRoom.start(flaw);
        var clients = WebSocketClients.open(ClientPlan.of(room.address(), CLIENTS))) {
      var loop = new BroadcastLoop(clients, Announcements.MESSAGE_BYTES, UNDER_WAY);
      assertThatThrownBy(() -> loop.bring(DELIVERIES)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void theLoopMUSTBringWhatWasAskedFor() throws IOException {
    try (var room = ScriptedRoom.start(Flaw.NONE);
        var clients = WebSocketClients.open(ClientPlan.of(room.address(), CLIENTS))) {
      var loop = new BroadcastLoop(clients, Announcements.MESSAGE_BYTES, UNDER_WAY);
      loop.bring(DELIVERIES);
      assertThat(loop.takeTimes().getTotalCount()).isGreaterThanOrEqualTo(DELIVERIES);
      assertThat(loop.takeTimes().getTotalCount()).isZero();
    }
  }

  @Test
  void aLostConnectionMUSTBeSaid() throws IOException {
    try (var room = ScriptedRoom.start(Flaw.NONE);
        var clients = WebSocketClients.open(ClientPlan.of(room.address(), CLIENTS))) {
      room.hangUp();
      assertThatThrownBy(() -> clients.hold(TimeUnit.SECONDS.toNanos(30))).hasMessageContaining("of 4 WebSockets were lost");
    }
  }

  @Test
  void nobodyThereMUSTBeSaid() throws IOException {
    var room = ScriptedRoom.start(Flaw.NONE);
    room.hangUp();
    assertThatThrownBy(() -> WebSocketClients.open(ClientPlan.of(room.address(), CLIENTS)))
        .hasMessageStartingWith("Cannot open WebSocket 1 of 4 to ")
        // Refused, or reset where the listener is about to close.
        .hasMessageContaining("the first because: Connection re");
  }
}
