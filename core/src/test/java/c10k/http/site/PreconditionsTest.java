package c10k.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.http.site.EntityTag.Strength;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file with the tag {@code "now"}, changed in the minute 30 of an hour. Dates are written as minutes. */
class PreconditionsTest {
  private static final Instant MODIFIED = Instant.parse("2026-01-01T00:30:00Z");
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private static Preconditions of(String method, String fields, Strength strength) {
    var written = fields.isEmpty() ? new String[0] : fields.replaceAll("minute (\\d\\d)", "Thu, 01 Jan 2026 00:$1:00 GMT").split("[:;] ", -1);
    // The colon in a time of day is not followed by a space.
    return new Preconditions(Exchange.request(method, "/", written), new Validators(new EntityTag("now", strength), MODIFIED), NOW);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      // Step 1: If-Match
      "GET | If-Match: \"now\" | PERFORM", "GET | If-Match: \"old\" | FAILED", "GET | If-Match: * | PERFORM", "GET | If-Match: \"old\", \"now\" | PERFORM",
      "GET | If-Match: W/\"now\" | FAILED", "GET | If-Match: now | FAILED", "GET | If-Match: \"old\"; If-Match: \"now\" | PERFORM",
      // Step 2: If-Unmodified-Since, unless there is an If-Match
      "GET | If-Unmodified-Since: minute 30 | PERFORM", "GET | If-Unmodified-Since: minute 31 | PERFORM", "GET | If-Unmodified-Since: minute 29 | FAILED",
      "GET | If-Unmodified-Since: yesterday | PERFORM", "GET | If-Match: \"now\"; If-Unmodified-Since: minute 29 | PERFORM",
      "GET | If-Match: \"old\"; If-Unmodified-Since: minute 31 | FAILED", "GET | If-Unmodified-Since: minute 29; If-Unmodified-Since: minute 29 | PERFORM",
      // Step 3: If-None-Match
      "GET | If-None-Match: \"now\" | NOT_MODIFIED", "GET | If-None-Match: W/\"now\" | NOT_MODIFIED", "GET | If-None-Match: \"old\" | PERFORM",
      "GET | If-None-Match: * | NOT_MODIFIED", "HEAD | If-None-Match: * | NOT_MODIFIED", "PUT | If-None-Match: * | FAILED", "PUT | If-None-Match: \"old\" | PERFORM",
      "GET | If-None-Match: \"a\", W/\"b\", \"now\" | NOT_MODIFIED", "GET | If-None-Match: now | PERFORM",
      "GET | If-Match: \"old\"; If-None-Match: \"now\" | FAILED", "GET | If-Match: \"now\"; If-None-Match: \"now\" | NOT_MODIFIED",
      // Step 4: If-Modified-Since, unless there is an If-None-Match
      "GET | If-Modified-Since: minute 30 | NOT_MODIFIED", "GET | If-Modified-Since: minute 31 | NOT_MODIFIED", "GET | If-Modified-Since: minute 29 | PERFORM",
      "HEAD | If-Modified-Since: minute 31 | NOT_MODIFIED", "PUT | If-Modified-Since: minute 31 | PERFORM", "GET | If-Modified-Since: never | PERFORM",
      "GET | If-None-Match: \"old\"; If-Modified-Since: minute 31 | PERFORM", "GET | If-None-Match: \"now\"; If-Modified-Since: minute 29 | NOT_MODIFIED",
      "GET | If-Modified-Since: minute 31; If-Modified-Since: minute 31 | PERFORM", "GET | If-Unmodified-Since: minute 29; If-Modified-Since: minute 31 | FAILED",
      "GET | `` | PERFORM"
  })
  void conditionsMUSTBeJudgedInTheirOrder(String method, String fields, Preconditions.Verdict verdict) {
    assertThat(of(method, fields, Strength.STRONG).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "`` | STRONG | true", "`` | WEAK | true", "If-Range: \"now\" | STRONG | true", "If-Range: \"now\" | WEAK | false", "If-Range: \"old\" | STRONG | false",
      "If-Range: W/\"now\" | STRONG | false", "If-Range: \"now\", \"now\" | STRONG | false", "If-Range: * | STRONG | false",
      "If-Range: minute 30 | STRONG | true", "If-Range: minute 31 | STRONG | false", "If-Range: minute 29 | STRONG | false", "If-Range: minute 30 | WEAK | false",
      "If-Range: soon | STRONG | false"
  })
  void aRangeMUSTBeOfTheVeryStateThatTheClientHas(String fields, Strength strength, boolean allowed) {
    assertThat(of("GET", fields, strength).allowRange()).isEqualTo(allowed);
  }
}
