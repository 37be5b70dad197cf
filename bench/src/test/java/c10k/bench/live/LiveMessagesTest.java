package c10k.bench.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.live.PageMessage.Chat;
import c10k.bench.live.PageMessage.Ping;
import c10k.bench.live.PageMessage.Wrong;
import c10k.server.CloseReason;
import c10k.server.ServerStats;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages between page and server. */
class LiveMessagesTest {
  private static final String LONGEST_NAME = "n".repeat(ChatText.MAX_NAME_LENGTH);
  private static final String LONGEST_TEXT = "t".repeat(ChatText.MAX_TEXT_LENGTH);

  private static PageMessage read(String message) {
    return LiveMessages.read(ByteBuffer.wrap(message.getBytes(UTF_8)));
  }

  private static JsonNode json(ByteBuffer message) throws IOException {
    return new ObjectMapper().readTree(UTF_8.decode(message).toString());
  }

  private static String chat(String name, String text) {
    return "{\"type\":\"chat\",\"name\":\"" + name + "\",\"text\":\"" + text + "\"}";
  }

  @Test
  void pingsAndChatMUSTBeUnderstood() throws IOException {
    assertThat(read("{\"type\":\"ping\",\"id\":7}")).isEqualTo(new Ping(7));
    assertThat(read(chat("Ann", "hello"))).isEqualTo(new Chat("Ann", "hello"));
    assertThat(read(chat(LONGEST_NAME, LONGEST_TEXT))).isEqualTo(new Chat(LONGEST_NAME, LONGEST_TEXT));
    assertThat(read(chat(" Ann\\n", "two\\nlines"))).isEqualTo(new Chat("Ann", "two lines"));
    assertThat(json(LiveMessages.pong(new Ping(7)))).isEqualTo(json(ByteBuffer.wrap("{\"type\":\"pong\",\"id\":7}".getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", " ", "x", "{", "[]", "[[[[[[[[[[", "null", "7", "\"ping\"", "{}", "{} {}", "{\"type\":\"figures\"}", "{\"type\":7}", "{\"type\":[\"ping\"]}",
      "{\"type\":\"ping\"}", "{\"type\":\"ping\",\"id\":\"7\"}", "{\"type\":\"ping\",\"id\":7.5}", "{\"type\":\"ping\",\"id\":99999999999999999999}",
      "{\"type\":\"ping\",\"type\":\"ping\",\"id\":1}", "{\"type\":\"ping\",\"id\":{\"a\":{\"b\":{\"c\":{\"d\":1}}}}}", "{\"type\":\"ping\",\"id\":1e400}",
      "{\"type\":\"chat\"}", "{\"type\":\"chat\",\"name\":\"a\"}", "{\"type\":\"chat\",\"name\":1,\"text\":\"b\"}",
      "{\"type\":\"chat\",\"name\":\"\",\"text\":\"b\"}", "{\"type\":\"chat\",\"name\":\"a\",\"text\":\" \\u0007 \"}"})
  void everythingElseMUSTBeAnsweredByAnError(String message) throws IOException {
    assertThat(read(message)).isInstanceOfSatisfying(Wrong.class, wrong -> assertThat(wrong.why()).isNotBlank());
    assertThat(json(LiveMessages.error(((Wrong) read(message)).why())).path("type").asText()).isEqualTo("error");
  }

  @Test
  void whatIsTooLongMUSTBeRefusedWithTheLimit() {
    assertThat(read(chat(LONGEST_NAME + "n", "hello"))).isEqualTo(new Wrong("a name has 1 to 24 characters"));
    assertThat(read(chat("Ann", LONGEST_TEXT + "t"))).isEqualTo(new Wrong("a text has 1 to 280 characters"));
  }

  @Property
  void noBytesMUSTEverFail(@ForAll byte[] bytes) {
    assertThat(LiveMessages.read(ByteBuffer.wrap(bytes))).isNotNull();
  }

  @Test
  void figuresMUSTSayWhatTheServerDoes() throws IOException {
    var server = new ServerStats(
        10, Map.of(CloseReason.PEER_ENDED, 3L, CloseReason.CUT, 0L), 1, 2, 300, 400, Map.of("queue-length", 5L, "loop-1-lag-p99-micros", 6L));
    var json = json(LiveMessages.figures(new Figures(1_234, server, 77, new ProcessMemory(11, 12, 13, 14), 2, 9)));
    assertThat(json).isEqualTo(new ObjectMapper().readTree("""
        {"type":"figures","millis":1234,"messages":77,"accepted":10,"active":7,"refused":1,"bytesIn":300,"bytesOut":400,"pages":2,
         "unshownLines":9,"heapBytes":11,"directBytes":12,"residentBytes":13,"threads":14,"closed":{"the peer closed":3},
         "gauges":{"loop-1-lag-p99-micros":6,"queue-length":5}}"""));
  }
}
