package c10k.bench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PageVisitTest {

  @ParameterizedTest
  @CsvSource({"CONNECTION_EACH, 101", "KEEP_ALIVE, 6", "MULTIPLEXED, 1"})
  void everyWayMUSTUseItsNumberOfConnections(HttpWay way, int connections) throws Exception {
    try (var server = PageServer.start()) {
      var visit = PageVisit.to(server, server.address(), way);
      assertThat(visit.connections()).isEqualTo(connections);
      assertThat(visit.requestsPerConnection()).isEqualTo((1.0 + PageVisit.RESOURCES) / connections);
    }
  }

  @Test
  void everyVisitMUSTBeginWithoutConnections() throws Exception {
    try (var server = PageServer.start()) {
      assertThat(PageVisit.to(server, server.address(), HttpWay.MULTIPLEXED).connections()).isEqualTo(1);
      assertThat(PageVisit.to(server, server.address(), HttpWay.MULTIPLEXED).connections()).isEqualTo(1);
    }
  }

  @Test
  void anUnknownWayMUSTNameThoseThatExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> HttpWay.labelled("http-3")).withMessageContaining("http-2");
  }
}
