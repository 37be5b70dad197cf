package c10k.server;

/**
 * What the connections of a server do. One instance serves all connections, so it must be safe for
 * concurrent use.
 */
public interface Protocol {

  /** The name by which users choose it, such as {@code echo}. */
  String name();

  /**
   * Starts the conversation with a peer that has just connected.
   *
   * <p>May be called by any thread, by several at once. It must not block: in the event loop all
   * connections would wait.
   */
  Session open(Peer peer);

  /** What new connections listen to, until their sessions say otherwise. */
  default Audience audience() {
    return Audience.LINES;
  }
}
