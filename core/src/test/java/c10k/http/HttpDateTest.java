package c10k.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final long YEAR_0 = -62_167_219_200L;
  private static final long END_OF_YEAR_9999 = 253_402_300_799L;

  @ParameterizedTest
  @ValueSource(strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
  void allThreeFormatsMUSTBeRead(String text) {
    assertThat(HttpDate.parse(text, NOW)).contains(Instant.parse("1994-11-06T08:49:37Z"));
  }

  @Property
  void whatIsWrittenMUSTBeReadAsTheSameSecond(@ForAll @LongRange(min = YEAR_0, max = END_OF_YEAR_9999) long second) {
    var time = Instant.ofEpochSecond(second, 999_999_999);
    var written = HttpDate.format(time);
    assertThat(written).hasSize("Sun, 06 Nov 1994 08:49:37 GMT".length());
    assertThat(HttpDate.parse(written, NOW)).contains(Instant.ofEpochSecond(second));
  }

  @ParameterizedTest
  @CsvSource({
    "00, 2000", "26, 2026", "75, 2075", "77, 1977", "94, 1994", "99, 1999"
  })
  void aYearOfTwoDigitsMUSTNotLieMoreThanFiftyYearsAhead(String twoDigits, int year) {
    assertThat(HttpDate.parse("Monday, 01-Jan-" + twoDigits + " 00:00:00 GMT", NOW)).contains(Instant.parse(year + "-01-01T00:00:00Z"));
  }

  @Test
  void fiftyYearsMUSTBeCountedToTheSecond() {
    assertThat(HttpDate.parse("Monday, 15-Jun-76 12:00:00 GMT", NOW)).contains(Instant.parse("2076-06-15T12:00:00Z"));
    assertThat(HttpDate.parse("Monday, 15-Jun-76 12:00:01 GMT", NOW)).contains(Instant.parse("1976-06-15T12:00:01Z"));
  }

  @Test
  void theCenturyMUSTBeGuessedAlsoWhenItIsAboutToTurn() {
    var late = Instant.parse("2060-01-01T00:00:00Z");
    assertThat(HttpDate.parse("Monday, 01-Jan-05 00:00:00 GMT", late)).contains(Instant.parse("2105-01-01T00:00:00Z"));
    assertThat(HttpDate.parse("Monday, 01-Jan-59 00:00:00 GMT", late)).contains(Instant.parse("2059-01-01T00:00:00Z"));
  }

  @Test
  void aLeapSecondMUSTBeTheFirstOfTheNextMinute() {
    assertThat(HttpDate.parse("Sat, 31 Dec 2016 23:59:60 GMT", NOW)).contains(Instant.parse("2017-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "now", "0", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 6 Nov 1994 08:49:37 GMT", "sun, 06 nov 1994 08:49:37 gmt",
    "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
    "Sun, 06 Nov 1994 08:49:61 GMT", "Sun Nov 6 08:49:37 1994", "Sunday, 31-Feb-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
    "Sun, 06 Nov 994 08:49:37 GMT", "Sun, 06 Nov 11994 08:49:37 GMT", "Sun, ٠٦ Nov 1994 08:49:37 GMT"
  })
  void anythingElseMUSTBeNoDate(String text) {
    assertThat(HttpDate.parse(text, NOW)).isEmpty();
  }
}
