package c10k.loop.stream;

import c10k.loop.node.Promise;
import org.jspecify.annotations.Nullable;

/** Tells how something ended. */
@FunctionalInterface
public interface Done {
  /** For those who do not want to know. */
  Done IGNORED = error -> {};

  /**
   * It is over.
   *
   * @param error why it failed, or null if it did not
   */
  void settle(@Nullable Throwable error);

  /** It is over, and well. */
  default void succeeded() {
    settle(null);
  }

  /** It is over, and failed. */
  default void failed(Throwable error) {
    settle(error);
  }

  /** It is over when the promise is settled, and as well. */
  default void follow(Promise<?> promise) {
    promise.onSettled(value -> succeeded(), this::failed);
  }
}
