package c10k.connection;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a connection, from accept to the end. {@link #next} is the whole table of
 * transitions.
 */
public enum ConnectionState {
  /** Reads, and gives the session what it read. */
  OPEN,
  /** Its end is decided; what is queued is still being sent, and nothing more is read. */
  FLUSHING,
  /**
   * All is sent and our side is ended; what still arrives is discarded until the peer ends its side
   * too.
   */
  LINGERING,
  /** Gone. */
  CLOSED;

  /**
   * The states that may follow; {@link #CLOSED} may follow at any time, because a peer can vanish
   * at any time.
   */
  public Set<ConnectionState> next() {
    return switch (this) {
      case OPEN -> EnumSet.of(FLUSHING, CLOSED);
      case FLUSHING -> EnumSet.of(LINGERING, CLOSED);
      case LINGERING -> EnumSet.of(CLOSED);
      case CLOSED -> EnumSet.noneOf(ConnectionState.class);
    };
  }
}
