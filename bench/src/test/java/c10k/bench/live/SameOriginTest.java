package c10k.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.Headers;
import c10k.http.HttpVersion;
import c10k.http.Request;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read along. */
class SameOriginTest {
  private static final SameOrigin SAME = new SameOrigin("MyBox");

  private static boolean holds(String... headers) {
    return SAME.holds(new Request("GET", "/live/socket", HttpVersion.HTTP_1_1, Headers.of(headers), ByteBuffer.allocate(0)));
  }

  @ParameterizedTest
  @CsvSource({
      "127.0.0.1:7000, http://127.0.0.1:7000",
      "localhost:7000, http://localhost:7000",
      "LOCALHOST:7000, http://localhost:7000",
      "localhost, http://localhost",
      "[::1]:7000, http://[::1]:7000",
      "192.168.1.20:7000, http://192.168.1.20:7000",
      "mybox:7000, http://mybox:7000",
      "mybox.local:7000, http://mybox.local:7000"})
  void ourOwnPageMUSTRead(String host, String origin) {
    assertThat(holds("Host", host, "Origin", origin)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
      "127.0.0.1:7000, http://evil.example",
      "127.0.0.1:7000, http://127.0.0.1:8000",
      "127.0.0.1:7000, https://127.0.0.1:7000",
      "127.0.0.1:7000, http://localhost:7000",
      "127.0.0.1:7000, null",
      "127.0.0.1:7000, ''",
      "evil.example:7000, http://evil.example:7000",
      "127.0.0.1.evil.example:7000, http://127.0.0.1.evil.example:7000",
      "localhost.evil.example, http://localhost.evil.example",
      "'', http://"})
  void pagesFromElsewhereMUSTNotRead(String host, String origin) {
    assertThat(holds("Host", host, "Origin", origin)).isFalse();
  }

  @Test
  void twoOriginsMUSTNotRead() {
    assertThat(holds("Host", "localhost", "Origin", "http://localhost", "Origin", "http://localhost")).isFalse();
  }

  @Test
  void programsThatAreNoBrowsersMUSTRead() {
    assertThat(holds("Host", "evil.example")).isTrue();
  }
}
