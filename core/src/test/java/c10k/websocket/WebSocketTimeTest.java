package c10k.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import c10k.server.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a WebSocket does when time passes: three timers, one deadline. */
class WebSocketTimeTest {
  private static final Duration PING = Duration.ofSeconds(30);
  private static final Duration PONG = Duration.ofSeconds(10);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final AtomicLong now = new AtomicLong();
  private final Ticker ticker = now::get;

  /** Waits so long for the first time, says so, and waits again. */
  private record Waker(Duration first) implements Application {
    @Override
    public void opened(WebSocket socket) {
      socket.wakeAfter(first);
    }

    @Override
    public void message(MessageKind kind, ByteBuffer payload, WebSocket socket) {
      socket.close(CloseCode.NORMAL, "enough");
    }

    @Override
    public void woken(WebSocket socket) {
      socket.send(MessageKind.TEXT, ByteBuffer.wrap(new byte[] {'w'}));
      socket.wakeAfter(first);
    }
  }

  private Conversation talkTo(Application application) {
    var config = WebSocketConfig.builder().ticker(ticker).pingInterval(PING).pongTimeout(PONG).closeTimeout(CLOSE).build();
    return new Conversation(config, application);
  }

  private void pass(Duration time, Conversation conversation) {
    now.addAndGet(time.toNanos());
    conversation.session.deadlineReached(conversation.out);
  }

  private static final ServerFrame EMPTY_PING = new ServerFrame(0x89, new Bytes());

  @Test
  void aSilentPeerMUSTBeAskedAndThenGivenUp() {
    var silent = talkTo(EchoApplication.INSTANCE);
    assertThat(silent.out.deadline()).contains(PING);
    pass(PING, silent);
    assertThat(silent.frames()).containsExactly(EMPTY_PING);
    assertThat(silent.out.deadline()).contains(PONG);
    pass(PONG, silent);
    assertThat(silent.frames()).last().satisfies(frame -> assertThat(frame.closeCode()).isEqualTo(1002));
    assertThat(silent.closed()).contains(CloseReason.PROTOCOL_ERROR);
    assertThat(silent.out.deadline()).isEmpty();
  }

  @Test
  void anySignOfLifeMUSTDo() {
    var alive = talkTo(EchoApplication.INSTANCE);
    for (int i = 0; i < 3; i++) {
      pass(PING, alive);
      // Not even a frame: one byte of it.
      alive.send(i == 0 ? new byte[] {(byte) 0x8A} : i == 1 ? new byte[] {(byte) 0x80, 1, 2, 3, 4} : ClientFrame.text("x").bytes());
      pass(PONG, alive);
      assertThat(alive.closed()).isEmpty();
      assertThat(alive.out.deadline()).contains(PING);
    }
  }

  @Test
  void aTalkingPeerMUSTNOTBeAsked() {
    var talking = talkTo(EchoApplication.INSTANCE).send(ClientFrame.text("x"));
    pass(PING, talking);
    assertThat(talking.frames()).doesNotContain(EMPTY_PING);
    pass(PING, talking);
    assertThat(talking.frames()).contains(EMPTY_PING);
  }

  @Test
  void theApplicationsTimerAndThePingsMUSTNOTDisturbEachOther() {
    var both = talkTo(new Waker(Duration.ofSeconds(20)));
    assertThat(both.out.deadline()).contains(Duration.ofSeconds(20));
    pass(Duration.ofSeconds(20), both);
    assertThat(both.out.deadline()).contains(Duration.ofSeconds(10));
    pass(Duration.ofSeconds(10), both);
    assertThat(both.frames()).containsExactly(ServerFrame.text("w"), EMPTY_PING);
    assertThat(both.out.deadline()).contains(Duration.ofSeconds(10));
  }

  @Test
  void aDeadlineThatComesForNothingMUSTBeSetAgain() {
    var early = talkTo(EchoApplication.INSTANCE);
    pass(Duration.ofSeconds(29), early);
    assertThat(early.frames()).isEmpty();
    assertThat(early.out.deadline()).contains(Duration.ofSeconds(1));
  }

  @Test
  void aPeerThatDoesNotCloseMUSTBeWaitedForInVainOnlySoLong() {
    var closing = talkTo(new Waker(Duration.ofSeconds(1))).send(ClientFrame.text("close!"));
    assertThat(closing.frames()).last().satisfies(frame -> assertThat(frame.closeCode()).isEqualTo(1000));
    assertThat(closing.closed()).isEmpty();
    assertThat(closing.out.deadline()).as("nothing else matters any more").contains(CLOSE);
    closing.send(ClientFrame.text("too late"), ClientFrame.ping("too late"));
    assertThat(closing.frames()).hasSize(1);
    pass(CLOSE, closing);
    assertThat(closing.closed()).contains(CloseReason.SESSION_ENDED);
  }

  @Test
  void aPeerThatClosesInTurnMUSTEndTheConnection() {
    var closing = talkTo(new Waker(Duration.ofSeconds(1))).send(ClientFrame.text("close!"));
    closing.send(ClientFrame.of(0x02, new byte[300]), ClientFrame.close(1000, ""));
    assertThat(closing.frames()).hasSize(1);
    assertThat(closing.closed()).contains(CloseReason.SESSION_ENDED);
    assertThat(closing.out.deadline()).isEmpty();
  }

  @Test
  void withoutPingsThereMUSTBeNoDeadline() {
    var config = WebSocketConfig.builder().ticker(ticker).pingInterval(Duration.ZERO).build();
    var quiet = new Conversation(config, EchoApplication.INSTANCE).send(ClientFrame.text("x"));
    assertThat(quiet.out.deadline()).isEmpty();
  }
}
