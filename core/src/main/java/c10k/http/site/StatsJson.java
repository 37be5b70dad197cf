package c10k.http.site;

import c10k.server.CloseReason;
import c10k.server.ServerStats;

/** A server's figures as JSON: all of them, also those that are zero. */
public final class StatsJson {

  private StatsJson() {}

  /** One object; the reasons for which connections ended by the names of {@link CloseReason}, the gauges by their own. */
  public static String of(ServerStats stats) {
    return Json.object(
        all -> all.field("accepted", stats.accepted())
            .field("active", stats.active())
            .field("closed", stats.closed())
            .field("closedFor", reasons -> closedFor(stats, reasons))
            .field("refused", stats.refused())
            .field("acceptFailures", stats.acceptFailures())
            .field("bytesIn", stats.bytesIn())
            .field("bytesOut", stats.bytesOut())
            .field("gauges", gauges -> stats.gauges().forEach(gauges::field)));
  }

  private static void closedFor(ServerStats stats, Json json) {
    for (var reason : CloseReason.values()) {
      json.field(reason.name(), stats.closedFor(reason));
    }
  }
}
