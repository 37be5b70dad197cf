package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import c10k.server.ServerStats;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  @Test
  void fieldsAndObjectsMUSTBeWrittenInTheirOrder() {
    var json = Json.object(all -> all.field("b", 1).field("a", "x").field("none", none -> {}).field("in", in -> in.field("min", Long.MIN_VALUE).field("c", 2)));
    assertThat(json).isEqualTo("{\"b\":1,\"a\":\"x\",\"none\":{},\"in\":{\"min\":-9223372036854775808,\"c\":2}}");
  }

  @Test
  void charactersThatJsonDoesNotTakeMUSTBeEscapedInNamesAndValues() {
    assertThat(Json.object(all -> all.field("\"\\", "\b\n\r\t\0\u001f/é€"))).isEqualTo("{\"\\\"\\\\\":\"\\u0008\\n\\r\\t\\u0000\\u001f/é€\"}");
  }

  @ParameterizedTest
  @CsvSource({"0xd83d, 0xde00", "0xd83d, 0x41", "0xde00, 0xd83d"})
  void halvesOfPairsMUSTSurviveUtf8(int first, int second) {
    var json = Json.object(all -> all.field("a", "" + (char) first + (char) second));
    assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(json).doesNotContain("?").contains("\\u%04x".formatted(first));
  }

  @Test
  void statisticsMUSTShowEveryFigure() {
    var stats = new ServerStats(9, Map.of(CloseReason.PEER_ENDED, 3L, CloseReason.CUT, 2L), 15, 16, 17, 18, Map.of("lag-us", 10L));
    assertThat(StatsJson.of(stats))
        .startsWith("{\"accepted\":9,\"active\":4,\"closed\":5,\"closedFor\":{\"PEER_ENDED\":3,")
        .contains("\"CUT\":2")
        .contains("\"OVERLOADED\":0")
        .endsWith("},\"refused\":15,\"acceptFailures\":16,\"bytesIn\":17,\"bytesOut\":18,\"gauges\":{\"lag-us\":10}}");
  }
}
