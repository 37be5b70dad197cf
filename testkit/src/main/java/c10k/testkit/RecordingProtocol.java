package c10k.testkit;

import c10k.server.CloseReason;
import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import c10k.server.Ticker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes everything on to another protocol, and records what the model does with its sessions.
 *
 * <p>Threads: safe for use by any.
 */
public final class RecordingProtocol implements Protocol {
  private final Protocol protocol;
  private final Ticker ticker;
  private final List<RecordedSession> sessions = new CopyOnWriteArrayList<>();

  /** Records the sessions of this protocol, with the time by this ticker. */
  public RecordingProtocol(Protocol protocol, Ticker ticker) {
    this.protocol = protocol;
    this.ticker = ticker;
  }

  @Override
  public String name() {
    return protocol.name();
  }

  @Override
  public Session open(Peer peer) {
    var session = new RecordedSession(protocol.open(peer), peer, ticker);
    sessions.add(session);
    return session;
  }

  /** All sessions opened so far, in order. */
  public List<RecordedSession> sessions() {
    return List.copyOf(sessions);
  }

  /** The reasons of all sessions that have ended. */
  public List<CloseReason> reasons() {
    return sessions.stream().flatMap(session -> session.reason().stream()).toList();
  }

  /** What the model did to any session that it must not do; and at the end, what it did not do. */
  public List<String> complaints() {
    return sessions.stream().flatMap(session -> session.complaints().stream()).toList();
  }
}
