package c10k.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.HttpOrLines;
import c10k.protocol.BroadcastProtocol;
import c10k.server.CloseReason;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.websocket.WebSocketConfig;
import c10k.websocket.WebSocketProtocols;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** WebSockets: messages instead of bytes, on a connection that began as HTTP. */
abstract class WebSocketRules extends Chapter {
  private static final int FRAME_BYTES = 8 * 1_024;
  private static final int MORE_THAN_THE_KERNEL_KEEPS = 32 * 1_024 * 1_024;
  private static final int MAX_MESSAGE_BYTES = 100_000;

  private List<WebSocketPeer> open(Server server, int count) {
    return connect(server, count).stream().map(WebSocketPeer::open).toList();
  }

  private WebSocketPeer open(Server server) {
    return WebSocketPeer.open(connect(server));
  }

  // Handshake

  @Test
  @Rule("SV-70")
  void framesBehindTheHandshakeMUSTBeAnswered() {
    var server = serve(WebSocketProtocols.echo());
    var peer = open(server).send("hello");
    assertThat(peer.readText()).isEqualTo("hello");
  }

  @Test
  @Rule("SV-70")
  void whatAsksForNoWebSocketMUSTBeToldToAndStayConnected() {
    var client = connect(serve(WebSocketProtocols.echo()));
    for (int i = 0; i < 2; i++) {
      client.send("HEAD / HTTP/1.1\r\nHost: lab\r\n\r\n");
      assertThat(client.readLine()).startsWith("HTTP/1.1 405 ");
      readFields(client);
    }
    client.send("GET / HTTP/1.1\r\nHost: lab\r\n\r\n");
    assertThat(client.readLine()).startsWith("HTTP/1.1 426 ");
  }

  private static void readFields(Client client) {
    while (!client.readLine().isBlank()) {
      // Only the end of the head matters.
    }
  }

  // Messages

  @Test
  @Rule("SV-71")
  void messagesMUSTComeBackWholeHoweverFramesAndWritesCutThem() {
    var peer = open(serve(WebSocketProtocols.echo(limited(4 * MAX_MESSAGE_BYTES))));
    for (int cut : new int[] {1, 3, 1_000, 20_000, 1_000_000}) {
      int length = Math.min(4 * MAX_MESSAGE_BYTES, 300 * cut + 7);
      var text = Payload.numberedLine(cut, length);
      var sending = meanwhile(() -> sendInPieces(peer, cut, fragmented(text, 2 * cut + 1)));
      assertThat(peer.readText()).isEqualTo(text);
      result(sending);
    }
  }

  private static byte[] fragmented(String text, int fragmentBytes) {
    var bytes = text.getBytes(UTF_8);
    var frames = new ByteArrayOutputStream();
    for (int start = 0; start < bytes.length; start += fragmentBytes) {
      int end = Math.min(bytes.length, start + fragmentBytes);
      int opcode = start == 0 ? WebSocketPeer.TEXT : WebSocketPeer.CONTINUATION;
      int first = end < bytes.length ? opcode & ~WebSocketPeer.MORE : opcode;
      frames.writeBytes(WebSocketPeer.frame(first, Arrays.copyOfRange(bytes, start, end)));
    }
    return frames.toByteArray();
  }

  private static WebSocketPeer sendInPieces(WebSocketPeer peer, int pieceBytes, byte[] bytes) {
    for (int start = 0; start < bytes.length; start += pieceBytes) {
      peer.connection().send(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + pieceBytes)));
    }
    return peer;
  }

  @Test
  @Rule("SV-71")
  void manyMessagesAtOnceMUSTComeBackInOrderAndPingsAmongThem() {
    var peer = open(serve(WebSocketProtocols.echo()));
    var frames = new ByteArrayOutputStream();
    int count = 3_000;
    for (int i = 0; i < count; i++) {
      frames.writeBytes(WebSocketPeer.frame(i % 10 == 9 ? WebSocketPeer.PING : WebSocketPeer.BINARY, ("number " + i).getBytes(UTF_8)));
    }
    var sending = meanwhile(() -> peer.connection().send(frames.toByteArray()));
    for (int i = 0; i < count; i++) {
      int kind = i % 10 == 9 ? WebSocketPeer.PONG : WebSocketPeer.BINARY;
      assertThat(peer.read()).isEqualTo(new WebSocketPeer.Frame(kind, "number " + i));
    }
    result(sending);
  }

  @Test
  @Rule("SV-71")
  void aPingWithinAMessageMUSTBeAnsweredBeforeIt() {
    var peer = open(serve(WebSocketProtocols.echo()));
    peer.send(WebSocketPeer.TEXT & ~WebSocketPeer.MORE, (byte) 'a').send(WebSocketPeer.PING, (byte) '?');
    assertThat(peer.read()).isEqualTo(new WebSocketPeer.Frame(WebSocketPeer.PONG, "?"));
    peer.send(WebSocketPeer.CONTINUATION, (byte) 'b');
    assertThat(peer.readText()).isEqualTo("ab");
  }

  // Broadcast

  @Test
  @Rule("SV-72")
  void allOthersMUSTGetEachSendersMessagesWholeAndInOrder() {
    int senders = 3;
    int messages = 300;
    var server = serve(WebSocketProtocols.broadcast(), config -> config.outboundLimitBytes(MORE_THAN_THE_KERNEL_KEEPS));
    var peers = open(server, senders + 2);
    IntFunction<Future<Boolean>> sending = sender -> meanwhile(() -> sendNumbered(peers.get(sender), sender, messages));
    var sent = IntStream.range(0, senders).mapToObj(sending).toList();
    IntFunction<Future<Boolean>> receiving = receiver -> meanwhile(() -> receiveInOrder(peers.get(receiver), receiver, senders, messages));
    var received = IntStream.range(0, peers.size()).mapToObj(receiving).toList();
    sent.forEach(this::result);
    received.forEach(this::result);
  }

  private static boolean sendNumbered(WebSocketPeer peer, int sender, int messages) {
    for (int i = 0; i < messages; i++) {
      peer.send(numbered(sender, i));
    }
    return true;
  }

  private static String numbered(int sender, int number) {
    return sender + " " + number + " " + String.valueOf((char) ('a' + sender)).repeat(37 * number % 1_500);
  }

  private static boolean receiveInOrder(WebSocketPeer peer, int receiver, int senders, int messages) {
    var next = new int[senders];
    int expected = (receiver < senders ? senders - 1 : senders) * messages;
    for (int i = 0; i < expected; i++) {
      var text = peer.readText();
      int sender = Integer.parseInt(text.substring(0, text.indexOf(' ')));
      assertThat(sender).as("not from itself").isNotEqualTo(receiver);
      assertThat(text).isEqualTo(numbered(sender, next[sender]++));
    }
    return true;
  }

  /** Whatever came back to the sender would have come before. */
  @Test
  @Rule("SV-72")
  void aBroadcastMUSTNOTComeBackToItsSender() {
    var peers = open(serve(WebSocketProtocols.broadcast()), 2);
    peers.get(0).send("to the other");
    assertThat(peers.get(1).readText()).isEqualTo("to the other");
    peers.get(1).send("the end");
    assertThat(peers.get(0).readText()).isEqualTo("the end");
  }

  @Test
  @Rule("SV-73")
  void aStalledReceiverMUSTDelayNobodyAndBeDisconnected() {
    var server = serve(WebSocketProtocols.broadcast());
    var stalled = WebSocketPeer.open(connectWithSmallWindow(server));
    var peers = open(server, 2);
    int sent = 0;
    for (int i = 0; server.stats().closedFor(CloseReason.SLOW_CONSUMER) == 0; i++) {
      var text = Payload.numberedLine(i, FRAME_BYTES);
      peers.get(0).send(text);
      assertThat(peers.get(1).readText()).isEqualTo(text);
      sent += text.length();
      assertThat(sent).as("bytes kept for a receiver that does not read").isLessThan(MORE_THAN_THE_KERNEL_KEEPS);
    }
    peers.get(1).send("and back");
    assertThat(peers.get(0).readText()).isEqualTo("and back");
    assertThat(server.stats().active()).isEqualTo(2);
    stalled.connection().awaitGone();
  }

  // Signs of life

  private Server serveInFakeTime() {
    var config = WebSocketConfig.builder().ticker(ticker()).pingInterval(Duration.ofMinutes(1)).pongTimeout(Duration.ofHours(1)).build();
    return serve(WebSocketProtocols.echo(config), server -> server.ticker(ticker()).lingerTimeout(Duration.ofDays(1)));
  }

  /** Time passes until it comes, and stands still again. */
  private WebSocketPeer.Frame awaitFrame(WebSocketPeer peer, Duration step) {
    var frame = meanwhile(peer::read);
    await("a frame comes", () -> {
      ticker().advance(step);
      return frame.isDone();
    });
    return result(frame);
  }

  private void awaitPing(WebSocketPeer peer) {
    assertThat(awaitFrame(peer, Duration.ofSeconds(1)).first()).isEqualTo(WebSocketPeer.PING);
  }

  @Test
  @Rule("SV-74")
  void aPeerThatGivesNoSignOfLifeMUSTBeGivenUp() {
    var server = serveInFakeTime();
    var peer = open(server);
    awaitPing(peer);
    assertThat(awaitFrame(peer, Duration.ofMinutes(1)).closeCode()).isEqualTo(1002);
    peer.connection().close();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 1);
  }

  @Test
  @Rule("SV-74")
  void aPeerThatAnswersPingsMUSTNOTBeGivenUp() {
    var server = serveInFakeTime();
    var peer = open(server);
    for (int i = 0; i < 5; i++) {
      awaitPing(peer);
      // The answer to the text shows that the pong has been read, before time goes on.
      peer.send(WebSocketPeer.PONG).send("still here");
      assertThat(peer.readText()).isEqualTo("still here");
      ticker().advance(Duration.ofHours(2));
    }
  }

  // Ending

  @Test
  @Rule("SV-75")
  void aCloseFrameMUSTBeAnsweredAndTheConnectionEnded() {
    var server = serve(WebSocketProtocols.echo());
    var peer = open(server).send("last").close(3_456);
    assertThat(peer.readText()).isEqualTo("last");
    assertThat(peer.read().closeCode()).isEqualTo(3_456);
    assertThat(peer.connection().readToEnd()).isEmpty();
    peer.connection().close();
    awaitClosed(server, CloseReason.SESSION_ENDED, 1);
  }

  @Test
  @Rule("SV-76")
  void drainingMUSTSayGoingAwayToEveryWebSocket() {
    var server = serve(WebSocketProtocols.echo());
    var peers = open(server, 10);
    var closing = meanwhile(() -> {
      server.close();
      return true;
    });
    for (var peer : peers) {
      assertThat(peer.read().closeCode()).isEqualTo(1001);
      assertThat(peer.connection().readToEnd()).isEmpty();
      peer.connection().close();
    }
    result(closing);
    assertThat(server.stats().closedFor(CloseReason.DRAINED)).isEqualTo(10);
  }

  // Faults

  @Test
  @Rule("SV-77")
  void whoBreaksTheProtocolMUSTBeToldHowAndTouchNobody() {
    var server = serve(WebSocketProtocols.echo());
    var other = open(server);
    var withoutMask = open(server).send("before");
    withoutMask.connection().send((byte) 0x81, (byte) 1, (byte) 'x');
    assertThat(withoutMask.readText()).isEqualTo("before");
    assertThat(withoutMask.read().closeCode()).isEqualTo(1002);
    var notUtf8 = open(server).send(WebSocketPeer.TEXT, (byte) 0xC0, (byte) 0xAF);
    assertThat(notUtf8.read().closeCode()).isEqualTo(1007);
    withoutMask.connection().close();
    notUtf8.connection().close();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 2);
    assertThat(other.send("fine").readText()).isEqualTo("fine");
  }

  private static WebSocketConfig limited(int maxMessageBytes) {
    return WebSocketConfig.builder().maxMessageBytes(maxMessageBytes).build();
  }

  @Test
  @Rule("SV-78")
  void aMessageBeyondTheLimitMUSTBeRefusedAndOneWithinItNot() {
    var server = serve(WebSocketProtocols.echo(limited(MAX_MESSAGE_BYTES)));
    var peer = open(server);
    var sending = meanwhile(() -> peer.send(WebSocketPeer.BINARY, new byte[MAX_MESSAGE_BYTES]));
    assertThat(peer.read().text()).hasSize(MAX_MESSAGE_BYTES);
    result(sending);
    peer.send(WebSocketPeer.BINARY & ~WebSocketPeer.MORE, new byte[MAX_MESSAGE_BYTES]).send(WebSocketPeer.CONTINUATION, (byte) 1);
    assertThat(peer.read().closeCode()).isEqualTo(1009);
    peer.connection().close();
    awaitClosed(server, CloseReason.PROTOCOL_ERROR, 1);
  }

  // Rooms

  private static Protocol room() {
    return new HttpOrLines("room", WebSocketProtocols.broadcast(), WebSocketProtocols.sharingRoom(new BroadcastProtocol()));
  }

  @Test
  @Rule("SV-79")
  void linesAndWebSocketsMUSTHearEachOther() {
    var server = serve(room());
    var peers = open(server, 2);
    var lines = connect(server).send("hello from lines\n");
    assertThat(peers.get(0).readText()).isEqualTo("hello from lines");
    assertThat(peers.get(1).readText()).isEqualTo("hello from lines");
    peers.get(0).send("hällo from WebSocket");
    assertThat(peers.get(1).readText()).isEqualTo(new String("hällo from WebSocket".getBytes(UTF_8), ISO_8859_1));
    assertThat(lines.readLine()).isEqualTo(new String("hällo from WebSocket".getBytes(UTF_8), ISO_8859_1));
  }
}
