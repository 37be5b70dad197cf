package c10k.loop.stream;

/**
 * Takes what a source or a transformer produces.
 *
 * @param <T> type of the chunks
 */
public interface Output<T> {

  /**
   * Takes a chunk.
   *
   * @return whether there is room for more
   */
  boolean push(T chunk);

  /** No more chunks will come. */
  void end();

  /** No more chunks can come. */
  void fail(Throwable error);
}
