package c10k.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.BroadcastProtocol;
import c10k.server.CloseReason;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.util.HashMap;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines go to everybody else. */
abstract class BroadcastRules extends Chapter {
  private static final int LINE_BYTES = 8 * 1_024;

  /**
   * More than the kernel keeps for one connection: Linux lets a send buffer grow to 4 MiB unless
   * told otherwise.
   */
  private static final int MORE_THAN_THE_KERNEL_KEEPS = 32 * 1_024 * 1_024;

  @Test
  @Rule("SV-12")
  void aBroadcastMUSTReachEveryOtherConnection() {
    var clients = connect(serve(new BroadcastProtocol()), 20);
    for (int sender = 0; sender < clients.size(); sender++) {
      clients.get(sender).send("from " + sender + "\n");
      for (int receiver = 0; receiver < clients.size(); receiver++) {
        if (receiver != sender) {
          assertThat(clients.get(receiver).readLine()).as("what %s gets", receiver).isEqualTo("from " + sender);
        }
      }
    }
  }

  @Test
  @Rule("SV-12")
  void aBroadcastMUSTReachThoseWhoCameLaterAndNotNeedThoseWhoLeft() {
    var server = serve(new BroadcastProtocol());
    var clients = connect(server, 3);
    clients.get(0).close();
    awaitClosed(server, CloseReason.PEER_ENDED, 1);
    var late = connect(server, 1).getFirst();
    clients.get(1).send("hello\n");
    assertThat(clients.get(2).readLine()).isEqualTo("hello");
    assertThat(late.readLine()).isEqualTo("hello");
  }

  /** The last line proves it: whatever came back to the sender would have come before. */
  @Test
  @Rule("SV-13")
  void aBroadcastMUSTNOTComeBackToItsSender() {
    var clients = connect(serve(new BroadcastProtocol()), 2);
    clients.get(0).send(Payload.numbered(100, 50));
    for (int i = 0; i < 100; i++) {
      clients.get(1).readLine();
    }
    clients.get(1).send("the end\n");
    assertThat(clients.get(0).readLine()).isEqualTo("the end");
  }

  @Test
  @Rule("SV-14")
  void allReceiversMUSTGetEachSendersLinesWholeAndInOrder() {
    int senders = 4;
    int lines = 400;
    // None of them is slow, but all share two cores with the server.
    var server = serve(new BroadcastProtocol(), config -> config.outboundLimitBytes(MORE_THAN_THE_KERNEL_KEEPS));
    var clients = connect(server, senders + 2);
    IntFunction<Future<Client>> sending = sender -> meanwhile(() -> clients.get(sender).send(linesOf(sender, lines)));
    var sent = IntStream.range(0, senders).mapToObj(sending).toList();
    IntFunction<Future<Boolean>> receiving = receiver -> meanwhile(() -> receiveInOrder(clients.get(receiver), receiver < senders ? senders - 1 : senders, lines));
    var received = IntStream.range(0, clients.size()).mapToObj(receiving).toList();
    sent.forEach(this::result);
    received.forEach(this::result);
  }

  private static String linesOf(int sender, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(lineOf(sender, i)).append('\n');
    }
    return text.toString();
  }

  /** So long that several fill a read buffer, and cut where nothing else is cut. */
  private static String lineOf(int sender, int number) {
    return sender + " " + number + " " + String.valueOf((char) ('a' + sender)).repeat(37 * number % 1_500);
  }

  private static boolean receiveInOrder(Client receiver, int senders, int lines) {
    var next = new HashMap<Integer, Integer>();
    for (int i = 0; i < senders * lines; i++) {
      var line = receiver.readLine();
      int sender = Integer.parseInt(line.substring(0, line.indexOf(' ')));
      int number = next.merge(sender, 1, Integer::sum) - 1;
      assertThat(line).isEqualTo(lineOf(sender, number));
    }
    return true;
  }

  /**
   * In step: the next line is sent when the awake receiver has the last one. So each line proves
   * that neither sender nor receiver was held up.
   */
  @Test
  @Rule("SV-15")
  void aStalledReceiverMUSTNOTDelayAnybody() {
    var server = serve(new BroadcastProtocol());
    var stalled = connectWithSmallWindow(server);
    var clients = connect(server, 2);
    int sent = sendUntilSlowConsumer(server, clients.get(0), clients.get(1));
    assertThat(sent).isLessThan(MORE_THAN_THE_KERNEL_KEEPS);
    clients.get(1).send("and back\n");
    assertThat(clients.get(0).readLine()).isEqualTo("and back");
    stalled.awaitGone();
  }

  @Test
  @Rule("SV-16")
  void aStalledReceiverMUSTBeDisconnectedBeyondTheLimit() {
    var server = serve(new BroadcastProtocol());
    var stalled = connectWithSmallWindow(server);
    var clients = connect(server, 2);
    sendUntilSlowConsumer(server, clients.get(0), clients.get(1));
    awaitClosed(server, CloseReason.SLOW_CONSUMER, 1);
    assertThat(server.stats().active()).isEqualTo(2);
    stalled.awaitGone();
  }

  private int sendUntilSlowConsumer(Server server, Client sender, Client receiver) {
    int sent = 0;
    for (int i = 0; server.stats().closedFor(CloseReason.SLOW_CONSUMER) == 0; i++) {
      var line = Payload.numberedLine(i, LINE_BYTES);
      sender.send(line + "\n");
      assertThat(receiver.readLine()).isEqualTo(line);
      sent += line.length() + 1;
      if (sent > MORE_THAN_THE_KERNEL_KEEPS) {
        throw new AssertionError("The server keeps " + sent + " bytes and more for a receiver that does not read.");
      }
    }
    return sent;
  }

  @Test
  @Rule("SV-16")
  void aReceiverThatPausesMUSTLoseNothingBelowTheLimit() {
    var server = serve(new BroadcastProtocol());
    var pausing = connectWithSmallWindow(server);
    var clients = connect(server, 2);
    int lines = ServerConfig.DEFAULT_OUTBOUND_LIMIT_BYTES / LINE_BYTES - 1;
    for (int i = 0; i < lines; i++) {
      var line = Payload.numberedLine(i, LINE_BYTES - 1);
      clients.get(0).send(line + "\n");
      assertThat(clients.get(1).readLine()).isEqualTo(line);
    }
    for (int i = 0; i < lines; i++) {
      assertThat(pausing.readLine()).isEqualTo(Payload.numberedLine(i, LINE_BYTES - 1));
    }
    assertThat(server.stats().closed()).isZero();
  }

  /** Two rooms have nothing to do with each other. */
  @Test
  @Rule("SV-12")
  void aBroadcastMUSTStayWithinItsServer() {
    var here = connect(serve(new BroadcastProtocol()), 2);
    var there = connect(serve(new BroadcastProtocol()), 2);
    here.get(0).send("here\n");
    there.get(0).send("there\n");
    assertThat(here.get(1).readLine()).isEqualTo("here");
    assertThat(there.get(1).readLine()).isEqualTo("there");
  }
}
