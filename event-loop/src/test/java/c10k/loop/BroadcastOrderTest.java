package c10k.loop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.ListenException;
import c10k.server.Outbox;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.testkit.Await;
import c10k.testkit.Client;
import c10k.testkit.FakeTicker;
import c10k.testkit.Script;
import c10k.testkit.ScriptedProtocol;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one loop posts to another, and what the other one's channels tell. */
@Timeout(60)
class BroadcastOrderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Await await = new Await(PATIENCE);
  private final FakeTicker ticker = new FakeTicker();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /** The loop of the receiver is held in its timers, so that it finds the broadcast and the end of the receiver's input in one poll. */
  @Test
  void aBroadcastOfAnotherLoopMUSTComeBeforeTheEndOfInputThatFollowedIt() throws ListenException {
    try (var server = serve(); var sender = connect(server); var receiver = connect(server); var besideSender = connect(server); var blocker = connect(server)) {
      assertThat(blocker.send("hold\n").readLine()).isEqualTo("hold");
      ticker.advance(Duration.ofSeconds(2));
      await.until("the loop is held", () -> begun.getCount() == 0);
      besideSender.roundTrip("the other loop is not");
      sender.send("hello\n").endOutput().readToEnd();
      receiver.endOutput();
      release.countDown();
      assertThat(new String(receiver.readToEnd(), ISO_8859_1)).isEqualTo("hello\n");
    } finally {
      release.countDown();
    }
  }

  private Server serve() throws ListenException {
    var config = ServerConfig.builder().ticker(ticker).option("loops", 2).build();
    return new EventLoopModel().serve(config, ScriptedProtocol.following(new Holding()));
  }

  /** Connections are dealt to the loops in turn; each is served before the next one comes. */
  private static Client connect(Server server) {
    return Client.connect(server.address(), PATIENCE).roundTrip("ready");
  }

  private final class Holding implements Script {

    @Override
    public void line(String line, Outbox out) {
      switch (line) {
        case "hello" -> Script.broadcastLine(out, line);
        case "hold" -> {
          out.setDeadline(Duration.ofSeconds(1));
          Script.replyLine(out, line);
        }
        default -> Script.replyLine(out, line);
      }
    }

    @Override
    public void deadline(Outbox out) {
      begun.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
