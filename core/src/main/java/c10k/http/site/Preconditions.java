package c10k.http.site;

import c10k.http.HttpDate;
import c10k.http.Request;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a request wants to be true before it is carried out, in the order of RFC 9110, section 13.2.2.
 *
 * @param current the state of what the request is about
 * @param now for dates whose century has to be guessed
 */
record Preconditions(Request request, Validators current, Instant now) {

  enum Verdict {
    /** Do what is asked. */
    PERFORM,
    /** The client has it already: 304. */
    NOT_MODIFIED,
    /** The client takes it for something that it is not: 412. */
    FAILED
  }

  Verdict verdict() {
    if (!isStillTheSame()) {
      return Verdict.FAILED;
    }
    if (!clientHasIt()) {
      return Verdict.PERFORM;
    }
    return isRead() ? Verdict.NOT_MODIFIED : Verdict.FAILED;
  }

  private boolean isRead() {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  private boolean isStillTheSame() {
    var ifMatch = field("If-Match");
    if (ifMatch.isPresent()) {
      return namesCurrent(ifMatch.get(), tag -> tag.isExactly(current.tag()));
    }
    var since = date("If-Unmodified-Since");
    return since.isEmpty() || !current.modified().isAfter(since.get());
  }

  private boolean clientHasIt() {
    var ifNoneMatch = field("If-None-Match");
    if (ifNoneMatch.isPresent()) {
      return namesCurrent(ifNoneMatch.get(), tag -> tag.isAsGoodAs(current.tag()));
    }
    var since = isRead() ? date("If-Modified-Since") : Optional.<Instant>empty();
    return since.isPresent() && !current.modified().isAfter(since.get());
  }

  private static boolean namesCurrent(String tags, Predicate<EntityTag> isCurrent) {
    return tags.strip().equals("*") || EntityTag.list(tags).stream().anyMatch(isCurrent);
  }

  /** Whether a range may be sent: whoever puts parts together must get them of one and the same state. */
  boolean allowRange() {
    var ifRange = field("If-Range");
    if (ifRange.isEmpty()) {
      return true;
    }
    var tags = EntityTag.list(ifRange.get());
    if (tags.size() == 1) {
      return tags.getFirst().isExactly(current.tag());
    }
    return current.areStrong() && date("If-Range").filter(current.modified()::equals).isPresent();
  }

  /** All fields of this name in one, as a list. */
  private Optional<String> field(String name) {
    var values = request.headers().all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  /** Two dates are none, and what is no date is ignored. */
  private Optional<Instant> date(String name) {
    return field(name).flatMap(text -> HttpDate.parse(text, now));
  }
}
