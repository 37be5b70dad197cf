package c10k.loop;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.protocol.Protocols;
import c10k.server.ListenException;
import c10k.server.ServerConfig;
import c10k.testkit.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server tells of its loops. */
class LoopGaugesTest {
  private static final Await AWAIT = new Await(Duration.ofSeconds(20));

  private static ServerConfig.Builder config() {
    return ServerConfig.builder().address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @Test
  void lagAndUtilizationMUSTBeToldOfEachLoop() throws ListenException {
    var config = config().option("loops", 2).option("lag-sample", 1).build();
    try (var server = new EventLoopModel().serve(config, Protocols.all().getFirst())) {
      AWAIT.until("both loops have turned", () -> turns(server.stats().gauges(), 1) > 5 && turns(server.stats().gauges(), 2) > 5);
      var gauges = server.stats().gauges();
      for (var loop : new String[]{"loop-1", "loop-2"}) {
        assertThat(gauges).containsKeys(loop + "-lag-p50-micros", loop + "-lag-p99-micros", loop + "-lag-max-micros");
        assertThat(gauges.get(loop + "-lag-p50-micros")).isLessThanOrEqualTo(gauges.get(loop + "-lag-max-micros"));
        assertThat(gauges.get(loop + "-utilization-permille")).isBetween(0L, 1_000L);
      }
    }
  }

  @Test
  void withoutSamplesNoLagMUSTBeTold() throws ListenException {
    try (var server = new EventLoopModel().serve(config().option("lag-sample", 0).build(), Protocols.all().getFirst())) {
      assertThat(server.stats().gauges()).containsOnlyKeys("loop-1-turns", "loop-1-utilization-permille");
    }
  }

  private static long turns(Map<String, Long> gauges, int loop) {
    return gauges.getOrDefault("loop-" + loop + "-turns", 0L);
  }
}
