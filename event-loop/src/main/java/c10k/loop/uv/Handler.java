package c10k.loop.uv;

/** What a loop calls when a channel is ready. */
@FunctionalInterface
public interface Handler {

  /**
   * Does what is possible now, without waiting.
   *
   * @param ops what the channel is ready for, as in {@link java.nio.channels.SelectionKey}
   */
  void ready(int ops);
}
