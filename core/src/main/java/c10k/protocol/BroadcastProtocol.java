package c10k.protocol;

import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;

/**
 * A chat room: sends every line to all other connections of the server, never back to its sender.
 */
public final class BroadcastProtocol implements Protocol {
  private final int maxLineBytes;

  /** Uses {@link Protocols#DEFAULT_MAX_LINE_BYTES}. */
  public BroadcastProtocol() {
    this(Protocols.DEFAULT_MAX_LINE_BYTES);
  }

  /**
   * Limits lines to so many bytes, not counting the LF.
   *
   * @throws c10k.server.ConfigurationException if the limit is below 1
   */
  public BroadcastProtocol(int maxLineBytes) {
    this.maxLineBytes = Protocols.checkMaxLineBytes(maxLineBytes);
  }

  @Override
  public String name() {
    return "broadcast";
  }

  @Override
  public Session open(Peer peer) {
    return new LineSession(LineEffect.BROADCAST, maxLineBytes);
  }
}
