package c10k.protocol;

import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;

/**
 * Sends every line back to whoever sent it, byte for byte.
 *
 * <p>All whole lines of one read are answered by one write from the buffer they were read into:
 * nothing is copied and, while lines arrive whole, nothing is allocated.
 */
public final class EchoProtocol implements Protocol {
  private final int maxLineBytes;

  /** Uses {@link Protocols#DEFAULT_MAX_LINE_BYTES}. */
  public EchoProtocol() {
    this(Protocols.DEFAULT_MAX_LINE_BYTES);
  }

  /**
   * Limits lines to so many bytes, not counting the LF.
   *
   * @throws c10k.server.ConfigurationException if the limit is below 1
   */
  public EchoProtocol(int maxLineBytes) {
    this.maxLineBytes = Protocols.checkMaxLineBytes(maxLineBytes);
  }

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public Session open(Peer peer) {
    return new LineSession(LineEffect.ECHO, maxLineBytes);
  }
}
