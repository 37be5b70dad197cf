package c10k.loop.stream;

import org.jspecify.annotations.Nullable;

/**
 * Makes chunks of other chunks.
 *
 * @param <I> type of the chunks that it gets
 * @param <O> type of the chunks that it makes
 */
@FunctionalInterface
public interface Transformer<I, O> {

  /**
   * Takes a chunk. It gets no other before this one is done, nor before what it has pushed found room.
   *
   * @param output takes any number of chunks
   * @param done to be called in the loop, once, now or later
   */
  void transform(I chunk, Output<O> output, Done done);

  /**
   * All chunks were given and done: the last chance to push.
   *
   * @param done to be called in the loop, once, now or later
   */
  default void flush(Output<O> output, Done done) {
    done.succeeded();
  }

  /** Gives back what it holds; see {@link Closeable#destroy}. */
  default void destroy(@Nullable Throwable error, Done done) {
    done.succeeded();
  }
}
