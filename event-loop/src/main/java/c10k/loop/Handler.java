package c10k.loop;

/** What a loop calls when a channel is ready. */
interface Handler {

  /**
   * Does what is possible now, without waiting and without throwing.
   *
   * @param ops what the channel is ready for, as in {@link java.nio.channels.SelectionKey}
   */
  void ready(int ops);
}
