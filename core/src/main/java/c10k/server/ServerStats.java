package c10k.server;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server has done so far.
 *
 * <p>{@code accepted = active + closed} holds in every picture taken, not only at rest.
 *
 * @param accepted connections accepted and served
 * @param closedFor how many of them have ended, by reason
 * @param refused connections accepted only to be closed at once, because the process had no
 *     descriptor left for them
 * @param acceptFailures calls of {@code accept} that failed
 * @param bytesIn bytes read from all peers
 * @param bytesOut bytes handed to the kernel for all peers
 * @param gauges what only this model can tell, such as the length of its queue, by name with the
 *     unit at its end
 */
public record ServerStats(
    long accepted,
    Map<CloseReason, Long> closedFor,
    long refused,
    long acceptFailures,
    long bytesIn,
    long bytesOut,
    Map<String, Long> gauges) {

  public ServerStats {
    var copy = new EnumMap<CloseReason, Long>(CloseReason.class);
    copy.putAll(closedFor);
    closedFor = Collections.unmodifiableMap(copy);
    gauges = Collections.unmodifiableMap(new TreeMap<>(gauges));
  }

  /** Connections that have ended, whatever the reason. */
  public long closed() {
    return closedFor.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Connections that are open now. */
  public long active() {
    return accepted - closed();
  }

  /** Connections that have ended for this reason. */
  public long closedFor(CloseReason reason) {
    return closedFor.getOrDefault(reason, 0L);
  }
}
