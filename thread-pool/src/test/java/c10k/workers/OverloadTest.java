package c10k.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.server.CloseReason;
import c10k.server.ConfigurationException;
import c10k.server.Outbox;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import c10k.server.Session;
import c10k.testkit.Await;
import c10k.testkit.Client;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads first, the queue next, rejection last; and all of it visible. */
class OverloadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore mayProceed = new Semaphore(0);
  private final List<Client> clients = new ArrayList<>();

  @AfterEach
  void closeClients() {
    mayProceed.release(100);
    clients.forEach(Client::close);
  }

  @Test
  void busyConnectionsMustTakeThreadsThenTheQueueAndThenBeRejected() throws Exception {
    var config =
        ServerConfig.builder().option("min-spare", 1).option("max-threads", 2).option("queue", 1);
    try (var server = new ThreadPoolModel().serve(config.build(), new Stuck())) {
      var await = new Await(PATIENCE);
      ask(server);
      await.until("the first is served", () -> gauge(server, "workers-busy") == 1);
      ask(server);
      await.until("the pool has grown", () -> gauge(server, "workers-busy") == 2);
      ask(server);
      await.until("the third waits", () -> gauge(server, "queue-length") == 1);
      assertThat(gauge(server, "workers")).isEqualTo(2);
      assertThat(gauge(server, "rejected")).isZero();

      ask(server).awaitGone();
      await.until(
          "the fourth is closed", () -> server.stats().closedFor(CloseReason.OVERLOADED) == 1);
      assertThat(gauge(server, "rejected")).isEqualTo(1);

      mayProceed.release(3);
      for (var client : clients.subList(0, 3)) {
        assertThat(client.readLine()).isEqualTo("done");
      }
      assertThat(gauge(server, "queue-length-most")).isEqualTo(1);
      assertThat(gauge(server, "workers-most")).isEqualTo(2);
    }
  }

  @Test
  void moreSpareWorkersThanWorkersMustBeRejected() {
    var config = ServerConfig.builder().option("min-spare", 5).option("max-threads", 4).build();
    assertThatThrownBy(() -> new ThreadPoolModel().serve(config, new Stuck()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'min-spare' is 5")
        .hasMessageContaining("'max-threads', which is 4");
  }

  /** Connects, has the connection settle with the poller, and sends a line that keeps a worker. */
  private Client ask(Server server) {
    var client = Client.connect(server.address(), PATIENCE);
    clients.add(client);
    return client.send("work\n");
  }

  private static long gauge(Server server, String name) {
    return server.stats().gauges().getOrDefault(name, -1L);
  }

  /** Holds its worker until told otherwise. */
  private final class Stuck implements Protocol {
    @Override
    public String name() {
      return "stuck";
    }

    @Override
    public Session open(Peer peer) {
      return new Session() {
        @Override
        public void received(ByteBuffer bytes, Outbox out) {
          bytes.position(bytes.limit());
          mayProceed.acquireUninterruptibly();
          out.reply(ByteBuffer.wrap("done\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }

        @Override
        public void inputEnded(ByteBuffer rest, Outbox out) {
          rest.position(rest.limit());
        }
      };
    }
  }
}
