package c10k.http;

import c10k.http.Body.Source;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a source is closed exactly once, also if the connection ends while a job uses it in another thread.
 *
 * <p>Whoever has taken the source out of here may use and close it; nobody else can. Both sides announce themselves before they look:
 * the job puts the source back before it asks whether the connection is gone, and the end of the connection is noted before the
 * source is looked for. So one of them sees the other.
 */
final class HeldSource {
  private final AtomicReference<@Nullable Source> held = new AtomicReference<>();
  private volatile boolean isAbandoned;

  /** The source, to be used by one job; null if nothing is held any more. */
  @Nullable Source take() {
    return held.getAndSet(null);
  }

  /** Gives it back after use. */
  void put(Source source) {
    held.set(source);
    if (isAbandoned) {
      closeNow();
    }
  }

  /** Nobody will need it: closes it, now or once its job gives it back. */
  void abandon() {
    isAbandoned = true;
    closeNow();
  }

  private void closeNow() {
    var source = take();
    if (source != null) {
      source.close();
    }
  }
}
