package c10k.loop.stream;

import org.jspecify.annotations.Nullable;

/** What a source and a sink have in common: they may hold something that has to be given back. */
public interface Closeable {

  /**
   * Gives back what it holds. Called once, in the loop, whether the stream came to its end or was
   * broken off; in the latter case a read or write may be under way.
   *
   * @param error why the stream was broken off; null if it was not because of an error
   * @param done to be called in the loop, once; an error counts if there was none before
   */
  default void destroy(@Nullable Throwable error, Done done) {
    done.succeeded();
  }
}
