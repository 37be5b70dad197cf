package c10k.bench.claim;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.Stream;

/** Distances to a server of this machine, by the milliseconds of one way; 0 is without a relay. */
public final class Ways {

  private Ways() {}

  /** What to do at a distance. */
  @FunctionalInterface
  public interface Errand {

    /**
     * Does it.
     *
     * @param address that leads to the server
     * @param caseName the distance's
     */
    void run(InetSocketAddress address, String caseName) throws Exception;
  }

  /** A name for a distance. */
  public static String caseName(int wayMillis) {
    return "way-" + wayMillis + "ms";
  }

  /** Does it at each distance, separated by spaces, in this order. */
  public static void each(String ways, InetSocketAddress server, Errand errand) throws Exception {
    for (int millis : Stream.of(ways.split(" ", -1)).mapToInt(Integer::parseInt).toArray()) {
      at(millis, server, errand);
    }
  }

  private static void at(int wayMillis, InetSocketAddress server, Errand errand) throws Exception {
    if (wayMillis == 0) {
      errand.run(server, caseName(0));
      return;
    }
    try (var relay = DelayRelay.open(server, Duration.ofMillis(wayMillis))) {
      errand.run(relay.address(), caseName(wayMillis));
    }
  }
}
