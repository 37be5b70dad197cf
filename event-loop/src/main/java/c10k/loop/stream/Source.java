package c10k.loop.stream;

/**
 * Where the chunks of a {@link Readable} come from.
 *
 * @param <T> type of the chunks
 */
@FunctionalInterface
public interface Source<T> extends Closeable {

  /**
   * Asks for more. It is not asked again before it has pushed something, now or later; it may push
   * more than one chunk, but should stop when {@link Output#push} says so.
   */
  void read(Output<T> output);
}
