package c10k.testkit;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.server.CloseReason;
import c10k.server.Server;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Waiting costs no processor time: one test for each state that a connection or a server can be
 * stuck in, because each can spin in its own way.
 */
abstract class RestingRules extends Chapter {
  private static final int MORE_THAN_THE_KERNEL_KEEPS = 32 * 1_024 * 1_024;
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  @Rule("SV-25")
  void anIdleServerMUSTRest() {
    var server = serve(new EchoProtocol(), config -> config.idleTimeout(LONG));
    connect(server, 10).forEach(client -> client.roundTrip("hello"));
    expectRest();
  }

  @Test
  @Rule("SV-25")
  void aFullServerMUSTRestWhileOthersWait() {
    var server = serve(new EchoProtocol(), config -> config.maxConnections(1));
    connect(server).roundTrip("hello");
    connect(server).send("waiting\n");
    expectRest();
  }

  @Test
  @Rule("SV-25")
  void aServerMUSTRestWhileRepliesAreNotRead() {
    var client = withUnreadReplies(serve(floods()));
    expectRest();
    client.endOutput();
    expectRest();
  }

  @Test
  @Rule("SV-25")
  void aServerMUSTRestWhileBroadcastsAreNotRead() {
    var server = serve(floods(), config -> config.outboundLimitBytes(2 * MORE_THAN_THE_KERNEL_KEEPS));
    var client = withUnreadBroadcasts(server);
    expectRest();
    client.send("more\n");
    expectRest();
  }

  /** An end of input stays readable for ever. */
  @Test
  @Rule("SV-25")
  void aServerMUSTRestWhileBroadcastsAreNotReadByAPeerThatHasEndedItsSide() {
    var server = serve(floods(), config -> config.outboundLimitBytes(2 * MORE_THAN_THE_KERNEL_KEEPS));
    var client = withUnreadBroadcasts(server);
    client.endOutput();
    expectRest();
  }

  @Test
  @Rule("SV-25")
  void aServerMUSTRestWhileItLingers() {
    var server = serve(floods(), config -> config.lingerTimeout(LONG).drainTimeout(Duration.ZERO));
    connect(server).send("bye\n").readToEnd();
    expectRest();
  }

  @Test
  @Rule("SV-25")
  void aServerMUSTRestWhileItDrains() {
    var server = serve(floods());
    var client = withUnreadReplies(server);
    var closing = meanwhile(() -> {
      server.close();
      return server;
    });
    expectRest();
    client.close();
    result(closing);
  }

  @Test
  @Rule("SV-25")
  void aRoomMUSTRestAfterItWasBusy() {
    var server = serve(new BroadcastProtocol());
    var clients = connect(server, 2);
    clients.get(0).send("hello\n");
    clients.get(1).readLine();
    clients.get(1).endOutput().readToEnd();
    expectRest();
  }

  private void expectRest() {
    await("nothing spins", QuietSpell.here());
  }

  /** Answers {@code reply} or {@code broadcast} with more than the kernel keeps. */
  private static ScriptedProtocol floods() {
    return ScriptedProtocol.following(
        (line, out) -> {
          var flood = ByteBuffer.wrap(new byte[MORE_THAN_THE_KERNEL_KEEPS]);
          switch (line) {
            case "reply" -> out.reply(flood);
            case "broadcast" -> out.broadcast(flood);
            case "bye" -> out.close(CloseReason.SESSION_ENDED);
            default -> Script.replyLine(out, line);
          }
        });
  }

  private Client withUnreadReplies(Server server) {
    var client = connectWithSmallWindow(server).send("reply\n");
    client.read(1);
    return client;
  }

  private Client withUnreadBroadcasts(Server server) {
    var client = connectWithSmallWindow(server);
    connect(server, 1).getFirst().send("broadcast\n");
    client.read(1);
    return client;
  }
}
