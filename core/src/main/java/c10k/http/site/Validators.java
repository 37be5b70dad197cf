package c10k.http.site;

import c10k.http.HttpDate;
import c10k.http.site.EntityTag.Strength;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What tells one state of a file from another.
 *
 * @param modified in whole seconds, and never in the future
 */
record Validators(EntityTag tag, Instant modified) {

  /** A file system's clock may tick as rarely as this, so what was written just now may change again under the same time. */
  private static final Duration TICK = Duration.ofSeconds(2);

  static Validators of(BasicFileAttributes file, Instant now) {
    var written = file.lastModifiedTime();
    // Another file under the same name may have the same size and, as build tools like to set it, the same time.
    var opaque = String.format("%x-%x-%x", written.to(TimeUnit.NANOSECONDS), file.size(), Objects.hashCode(file.fileKey()));
    var modified = written.toInstant();
    var strength = modified.isAfter(now.minus(TICK)) ? Strength.WEAK : Strength.STRONG;
    var past = modified.isAfter(now) ? now : modified;
    return new Validators(new EntityTag(opaque, strength), past.truncatedTo(ChronoUnit.SECONDS));
  }

  String lastModified() {
    return HttpDate.format(modified);
  }

  boolean areStrong() {
    return tag.strength() == Strength.STRONG;
  }
}
