package c10k.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import c10k.server.CloseReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is waited for, and how long. Deadlines are absolute, so a slow sender cannot postpone them byte by byte. */
class HttpDeadlineTest {
  private static final Duration HEAD = Duration.ofSeconds(1);
  private static final Duration BODY = Duration.ofSeconds(2);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(3);
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";

  private final Talk talk = new Talk((request, peer) -> Response.text(200, "hello"), Talk.CONFIG.withTimeouts(HEAD, BODY, KEEP_ALIVE));

  @Test
  void theFirstHeadMUSTBeTimedFromTheStart() {
    assertThat(talk.out().takeDeadlineSettings()).containsExactly(HEAD);
    talk.send("G").send("E").send("T");
    assertThat(talk.out().takeDeadlineSettings()).as("more bytes").isEmpty();
    assertRefusedByTime();
  }

  @Test
  void aLaterHeadMUSTBeTimedFromItsFirstByte() {
    talk.send(GET);
    talk.out().takeDeadlineSettings();
    talk.send("G");
    assertThat(talk.out().takeDeadlineSettings()).containsExactly(HEAD);
    talk.send("ET / HTTP/1.1\r\n");
    assertThat(talk.out().takeDeadlineSettings()).as("more bytes").isEmpty();
    assertRefusedByTime();
  }

  @Test
  void aHeadBehindACompleteRequestMUSTBeTimedAnew() {
    talk.send("G");
    talk.out().takeDeadlineSettings();
    talk.send(GET.substring(1) + "G");
    assertThat(talk.out().takeDeadlineSettings()).containsExactly(HEAD);
    assertRefusedByTime();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab"})
  void aBodyMUSTBeTimedFromItsHead(String part) {
    talk.send("POST");
    talk.out().takeDeadlineSettings();
    talk.send(POST.substring(4) + part);
    assertThat(talk.out().takeDeadlineSettings()).containsExactly(BODY);
    talk.send(part.isEmpty() ? "a" : "");
    assertThat(talk.out().takeDeadlineSettings()).as("more bytes").isEmpty();
    assertRefusedByTime();
  }

  private void assertRefusedByTime() {
    talk.heard();
    assertThat(talk.deadline().heard()).startsWith("HTTP/1.1 408 Request Timeout\r\n").contains("Connection: close\r\n");
    assertThat(talk.out().closed()).contains(CloseReason.PROTOCOL_ERROR);
  }

  @Test
  void aQuietConnectionMUSTEndSilentlyAfterItsOwnTime() {
    talk.send(GET);
    assertThat(talk.out().deadline()).contains(KEEP_ALIVE);
    talk.heard();
    assertThat(talk.deadline().heard()).isEmpty();
    assertThat(talk.out().closed()).contains(CloseReason.SESSION_ENDED);
  }

  /** Browsers connect in advance, and would take a 408 for the answer to what they send at that moment. */
  @Test
  void aConnectionThatNeverSaidAnythingMUSTEndSilently() {
    assertThat(talk.deadline().heard()).isEmpty();
    assertThat(talk.out().closed()).contains(CloseReason.SESSION_ENDED);
  }

  @Test
  void emptyLinesMUSTNotKeepAConnection() {
    talk.send(GET);
    talk.out().takeDeadlineSettings();
    talk.send("\r\n").send("\r\n\r\n");
    assertThat(talk.out().takeDeadlineSettings()).isEmpty();
    talk.heard();
    assertThat(talk.deadline().heard()).isEmpty();
  }

  @Test
  void aJobMUSTHaveItsTime() {
    var slow = new Talk((request, peer) -> new Answer.Later(() -> Response.text(200, "late")), Talk.CONFIG.withTimeouts(HEAD, BODY, KEEP_ALIVE));
    slow.arrive(GET.getBytes(US_ASCII));
    assertThat(slow.out().deadline()).isEmpty();
    slow.runJobs();
    assertThat(slow.out().deadline()).contains(KEEP_ALIVE);
  }

  @Test
  void aConnectionThatEndsMUSTHaveNoDeadline() {
    assertThat(talk.send("nonsense\r\n\r\n").out().deadline()).isEmpty();
  }
}
