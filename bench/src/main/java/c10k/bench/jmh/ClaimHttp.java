package c10k.bench.jmh;

import c10k.bench.claim.HttpWay;
import c10k.bench.claim.PageServer;
import c10k.bench.claim.PageVisit;
import c10k.bench.claim.Ways;
import c10k.bench.result.Figure;
import c10k.bench.stats.Averages;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** How long a page of many small resources takes at several distances: {@code -p label=keep-alive}, or another of {@link HttpWay}. */
public class ClaimHttp extends ClaimShot {
  private static final int WARMUPS = 40;
  private static final int MOST_VISITS = 20;
  private static final int FEWEST_VISITS = 5;
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** Milliseconds of one way, separated by spaces; 0 is without a relay. */
  @Param("0 20")
  public String ways = "";

  /** All distances, nearest first. */
  @Benchmark
  public int distances() throws Exception {
    var way = HttpWay.labelled(label);
    try (var server = PageServer.start()) {
      for (int i = 0; i < WARMUPS; i++) {
        var _ = PageVisit.to(server, server.address(), way);
      }
      Ways.each(ways, server.address(), (address, caseName) -> visit(server, address, way, caseName));
    }
    return ways.length();
  }

  private static void visit(PageServer server, InetSocketAddress address, HttpWay way, String caseName) throws IOException, InterruptedException {
    var visits = new ArrayList<PageVisit>();
    long begin = System.nanoTime();
    while (visits.size() < MOST_VISITS && (visits.size() < FEWEST_VISITS || System.nanoTime() - begin < LONGEST.toNanos())) {
      visits.add(PageVisit.to(server, address, way));
    }
    report(caseName, visits);
  }

  private static void report(String caseName, List<PageVisit> visits) {
    TrialFigures.put(caseName, Figure.PAGE_P50, Averages.median(visits.stream().mapToDouble(visit -> visit.nanos() / NANOS_PER_MILLI).toArray()));
    TrialFigures.put(caseName, Figure.PAGE_CONNECTIONS, Averages.median(visits.stream().mapToDouble(PageVisit::connections).toArray()));
    TrialFigures.put(
        caseName, Figure.REQUESTS_PER_CONNECTION, Averages.median(visits.stream().mapToDouble(PageVisit::requestsPerConnection).toArray()));
  }
}
