package c10k.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Times as HTTP writes them, in whole seconds of GMT (RFC 9110, section 5.6.7): written in one format, read in three. */
public final class HttpDate {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final String DAY_NAME = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String LONG_DAY_NAME = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
  private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
  private static final String TIME = "(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})";

  /** {@code Sun, 06 Nov 1994 08:49:37 GMT}: the one that is written today. */
  private static final Pattern FIXED = Pattern.compile(DAY_NAME + ", (?<day>\\d{2}) " + MONTH + " (?<year>\\d{4}) " + TIME + " GMT");

  /** {@code Sunday, 06-Nov-94 08:49:37 GMT}: of old, with a year that has to be guessed. */
  private static final Pattern RFC_850 = Pattern.compile(LONG_DAY_NAME + ", (?<day>\\d{2})-" + MONTH + "-(?<year>\\d{2}) " + TIME + " GMT");

  /** {@code Sun Nov  6 08:49:37 1994}: what C's {@code asctime} writes. */
  private static final Pattern ASCTIME = Pattern.compile(DAY_NAME + " " + MONTH + " (?<day>\\d{2}| \\d) " + TIME + " (?<year>\\d{4})");

  private static final int CENTURY = 100;
  private static final int YEARS_AHEAD = 50;
  private static final int LEAP_SECOND = 60;

  private HttpDate() {}

  /** Writes a time of the years 0 to 9999; what is less than a second is cut off. */
  public static String format(Instant time) {
    return WRITTEN.format(time);
  }

  /**
   * Reads a time; empty if it is none. The name of the weekday is not compared with the date.
   *
   * @param now settles which century a year of two digits means: the one that puts it no more than 50 years ahead
   */
  public static Optional<Instant> parse(String text, Instant now) {
    var fixed = FIXED.matcher(text);
    if (fixed.matches()) {
      return instant(fixed, number(fixed, "year"));
    }
    var asctime = ASCTIME.matcher(text);
    if (asctime.matches()) {
      return instant(asctime, number(asctime, "year"));
    }
    var rfc850 = RFC_850.matcher(text);
    return rfc850.matches() ? inTheRightCentury(rfc850, now) : Optional.empty();
  }

  private static Optional<Instant> inTheRightCentury(MatchResult match, Instant now) {
    var farthest = LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusYears(YEARS_AHEAD);
    int year = farthest.getYear() / CENTURY * CENTURY + number(match, "year");
    var time = instant(match, year);
    return time.isPresent() && !time.get().isAfter(farthest.toInstant(ZoneOffset.UTC)) ? time : instant(match, year - CENTURY);
  }

  private static Optional<Instant> instant(MatchResult match, int year) {
    int second = number(match, "second");
    int leap = second == LEAP_SECOND ? 1 : 0;
    try {
      var time = LocalDateTime.of(year, MONTHS.indexOf(match.group("month")) + 1, number(match, "day"),
          number(match, "hour"), number(match, "minute"), second - leap);
      return Optional.of(time.plusSeconds(leap).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private static int number(MatchResult match, String group) {
    return Integer.parseInt(match.group(group).strip());
  }
}
