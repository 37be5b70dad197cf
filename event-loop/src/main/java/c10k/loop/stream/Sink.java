package c10k.loop.stream;

/**
 * Where the chunks of a {@link Writable} go.
 *
 * @param <T> type of the chunks
 */
@FunctionalInterface
public interface Sink<T> extends Closeable {

  /**
   * Takes a chunk. It is not given another before this one is done.
   *
   * @param done to be called in the loop, once, now or later
   */
  void write(T chunk, Done done);

  /**
   * All chunks were given and done.
   *
   * @param done to be called in the loop, once, when the last of them is where it belongs
   */
  default void finish(Done done) {
    done.succeeded();
  }
}
