package c10k.loop.cluster;

/** A cluster whose workers all died before they listened. What they wrote to standard error tells why. */
public final class ClusterException extends Exception {
  private static final long serialVersionUID = 1L;

  ClusterException(String message) {
    super(message);
  }
}
