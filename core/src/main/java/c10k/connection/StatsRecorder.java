package c10k.connection;

import c10k.server.CloseReason;
import c10k.server.ServerStats;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens in one server.
 *
 * <p>Threads: any number may record and take pictures at once.
 */
public final class StatsRecorder {
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder acceptFailures = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();
  private final Map<CloseReason, LongAdder> closedFor = new EnumMap<>(CloseReason.class);

  public StatsRecorder() {
    for (var reason : CloseReason.values()) {
      closedFor.put(reason, new LongAdder());
    }
  }

  public void accepted() {
    accepted.increment();
  }

  public void refused() {
    refused.increment();
  }

  public void acceptFailed() {
    acceptFailures.increment();
  }

  public void received(long bytes) {
    bytesIn.add(bytes);
  }

  public void sent(long bytes) {
    bytesOut.add(bytes);
  }

  public void closed(CloseReason reason) {
    adderFor(reason).increment();
  }

  private LongAdder adderFor(CloseReason reason) {
    var adder = closedFor.get(reason);
    if (adder == null) {
      throw new AssertionError("no counter for " + reason);
    }
    return adder;
  }

  /**
   * A picture of now. Ends are read before beginnings: a connection seen as closed has been seen as
   * accepted.
   */
  public ServerStats picture(Map<String, Long> gauges) {
    var closed = new EnumMap<CloseReason, Long>(CloseReason.class);
    closedFor.forEach((reason, adder) -> closed.put(reason, adder.sum()));
    return new ServerStats(
        accepted.sum(), closed, refused.sum(), acceptFailures.sum(), bytesIn.sum(), bytesOut.sum(), gauges);
  }
}
