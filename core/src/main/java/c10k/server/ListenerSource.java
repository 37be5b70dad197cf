package c10k.server;

/** Where a server gets the socket on which it listens. */
public enum ListenerSource {
  /** It opens one of its own, and nobody else can listen there. */
  OWN,
  /**
   * Its process was started with one as its standard input, as {@link System#inheritedChannel} tells:
   * by inetd, or by the primary of a cluster. Other processes may hold the same socket; who looks
   * first gets the connection. It stays open when the server closes, because to close it would take
   * the standard streams of the process along.
   */
  INHERITED
}
