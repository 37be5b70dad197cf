package c10k.bench.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to connect brings answers, from a real server. */
@Timeout(120)
class ConnectorTest {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64"),
        "there is a PostgreSQL for Linux on x86-64 only");
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @MethodSource("c10k.bench.pool.Connector#labels")
  void mustBringAnswers(String label) throws Exception {
    try (var connector = Connector.open(label, server.url(), 2)) {
      for (int i = 1; i <= 5; i++) {
        assertThat(connector.query("select " + i)).isEqualTo(i);
      }
    }
  }

  @Test
  void anUnknownLabelMustNameThoseThatExist() {
    assertThatThrownBy(() -> Connector.open("best", server.url(), 2)).hasMessageContainingAll("'best'", "connect", "hikaricp");
  }
}
