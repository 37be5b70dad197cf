package c10k.protocol;

import c10k.server.Peer;
import c10k.server.Protocol;
import c10k.server.Session;
import c10k.work.Workload;

/**
 * Does what it is told, in lines such as {@code sleep 5ms} and {@code burn 200us}, and answers {@code
 * done sleep 5ms}. Each line is a job, so here the models part: who else has to wait meanwhile?
 *
 * <p>A line that is not understood gets one that says what is right.
 */
public final class WorkProtocol implements Protocol {
  private final int maxLineBytes;
  private final Workload workload;

  /** Uses {@link Protocols#DEFAULT_MAX_LINE_BYTES}. */
  public WorkProtocol() {
    this(Protocols.DEFAULT_MAX_LINE_BYTES);
  }

  /**
   * Limits lines to so many bytes, not counting the LF.
   *
   * @throws c10k.server.ConfigurationException if the limit is below 1
   */
  public WorkProtocol(int maxLineBytes) {
    this(maxLineBytes, Workload.real());
  }

  /**
   * Works in another way than by taking time.
   *
   * @throws c10k.server.ConfigurationException if the limit is below 1
   */
  public WorkProtocol(int maxLineBytes, Workload workload) {
    this.maxLineBytes = Protocols.checkMaxLineBytes(maxLineBytes);
    this.workload = workload;
  }

  @Override
  public String name() {
    return "work";
  }

  @Override
  public Session open(Peer peer) {
    return new WorkSession(maxLineBytes, workload);
  }
}
