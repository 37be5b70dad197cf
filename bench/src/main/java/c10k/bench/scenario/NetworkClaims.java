package c10k.bench.scenario;

import static c10k.bench.result.Figure.PAGE_CONNECTIONS;
import static c10k.bench.result.Figure.PAGE_P50;
import static c10k.bench.result.Figure.QUERY_P50;
import static c10k.bench.result.Figure.READY_P50;
import static c10k.bench.result.Figure.REQUESTS_PER_CONNECTION;

import c10k.bench.claim.HttpWay;
import c10k.bench.claim.PageVisit;
import c10k.bench.claim.Ways;
import c10k.bench.harness.DerivedExecution;
import c10k.bench.harness.DerivedExecution.Calculation;
import c10k.bench.harness.DetachedExecution;
import c10k.bench.harness.JmhExecution.Place;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.Turnout;
import c10k.bench.jmh.ClaimConnect;
import c10k.bench.jmh.ClaimHttp;
import c10k.bench.pool.Connector;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Claim;
import c10k.bench.result.Figure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Claims about what distance does: connecting, and pools. */
final class NetworkClaims {
  private static final List<Integer> WAYS = List.of(0, 1, 10, 20);
  private static final List<Integer> HTTP_WAYS = List.of(0, 20);
  private static final String OVER_DISTANCE = "A relay holds bytes back for the time of one way, in each direction. The kernel completes connections to it at "
      + "once, so it holds back what is sent first for the time that a handshake over that distance would take. Bandwidth is unlimited, nothing is lost. ";

  private static final String CONNECT = "claim-connect";
  private static final List<String> POOLS = List.of("thread-per-connection", "hikaricp");
  private static final double MICROS_PER_MILLI = 1_000;

  private NetworkClaims() {}

  static Scenario connect() {
    var claims = ClaimScenarios.together(List.of(
        new Claim("45–110 ms to set up a connection", READY_P50, 45 * MICROS_PER_MILLI, 110 * MICROS_PER_MILLI).paramsFor(Connector.CONNECT),
        ClaimScenarios.about(Claim.under("under 1 ms from a pool", READY_P50, MICROS_PER_MILLI), POOLS)));
    var cases = WAYS.stream().map(way -> atDistance(way, claims)).toList();
    return new Scenario(
        "CL4",
        CONNECT,
        ClaimScenarios.GROUPS,
        "Connecting to a database",
        "How long until a connection to a database can be used?",
        "One caller and PostgreSQL on this machine, without encryption or password, which would need more round trips. Ready is when the driver or the pool "
            + "returns a connection; the query, 'select 1', is answered over it. " + OVER_DISTANCE + "Without distance there is no relay.",
        "query",
        Connector.CONNECT,
        new ClaimRoster(connectors(), label -> Optional.empty()),
        new DetachedExecution(ClaimScenarios.shot(ClaimConnect.class, Place.ALONE)),
        List.of(READY_P50, QUERY_P50),
        List.of(distances(cases, WAYS, 13)),
        Turnout.NONE,
        new Turnout(1, List.copyOf(connectors().keySet())));
  }

  private static Map<String, String> connectors() {
    var descriptions = new LinkedHashMap<String, String>();
    descriptions.put(Connector.CONNECT, "a connection for each query");
    descriptions.put(POOLS.get(0), "the pool of the model with a platform thread for each connection");
    descriptions.put(POOLS.get(1), "HikariCP");
    return descriptions;
  }

  private static CaseRecord atDistance(int wayMillis, Map<String, String> claims) {
    var words = wayMillis == 0 ? "on this machine" : "over " + wayMillis + " ms one way, " + 2 * wayMillis + " ms there and back";
    return new CaseRecord(Ways.caseName(wayMillis), words, claims);
  }

  static Scenario pooling() {
    var claim = new Claim("about 100 × by pooling", Figure.TIMES_FASTER, 50, 200);
    return new Scenario(
        "CL5",
        "claim-pooling",
        ClaimScenarios.GROUPS,
        "A hundred times faster by pooling",
        "How many times sooner is a pooled connection there, and how many times sooner the answer?",
        "Calculated from the scenario '" + CONNECT + "': medians of connecting each time, by those of a pool. The first figure is about being ready, the second "
            + "about the answer to a query, which is what a caller waits for. 'About' is taken as from half to double.",
        "query",
        POOLS.getFirst(),
        new ClaimRoster(connectors(), label -> Optional.empty()),
        new DerivedExecution(),
        List.of(Figure.TIMES_FASTER, Figure.ANSWER_FASTER),
        WAYS.stream().map(way -> ratios(atDistance(way, claim.params()))).toList(),
        Turnout.NONE,
        new Turnout(1, POOLS));
  }

  private static Launch ratios(CaseRecord atDistance) {
    var calculations = Map.of(Figure.TIMES_FASTER, ratio(atDistance, READY_P50), Figure.ANSWER_FASTER, ratio(atDistance, QUERY_P50));
    return new Launch(
        atDistance.name(), List.of(atDistance), DerivedExecution.parameters("the scenario '" + CONNECT + "'", calculations), Duration.ofMillis(1));
  }

  private static Calculation ratio(CaseRecord atDistance, Figure figure) {
    return (contestant, earlier) -> DerivedExecution.quotient(
        earlier.figure(CONNECT, atDistance.name(), Connector.CONNECT, figure), earlier.figure(CONNECT, atDistance.name(), contestant, figure));
  }

  private static Launch distances(List<CaseRecord> cases, List<Integer> ways, int seconds) {
    var parameters = Map.of("ways", ways.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    return new Launch("distances", cases, (contestant, earlier) -> parameters, Duration.ofSeconds(seconds));
  }

  static Scenario http() {
    int all = 1 + PageVisit.RESOURCES;
    var claims = ClaimScenarios.together(List.of(
        new Claim("one request per connection", REQUESTS_PER_CONNECTION, 1, 1).paramsFor(HttpWay.CONNECTION_EACH.label()),
        Claim.atLeast("several requests per connection", REQUESTS_PER_CONNECTION, 2).paramsFor(HttpWay.KEEP_ALIVE.label()),
        new Claim("all requests over one connection", REQUESTS_PER_CONNECTION, all, all).paramsFor(HttpWay.MULTIPLEXED.label())));
    var descriptions = new LinkedHashMap<String, String>();
    List.of(HttpWay.values()).forEach(way -> descriptions.put(way.label(), way.description()));
    return new Scenario(
        "CL6",
        "claim-http",
        ClaimScenarios.GROUPS,
        "HTTP/1.0, keep-alive, HTTP/2",
        "What do kept connections and multiplexing bring?",
        "A page and then its " + PageVisit.RESOURCES + " resources of a kilobyte each, got by a client without connections: the JDK's, from Jetty, in one JVM "
            + "and without encryption, so that only the use of connections differs. In place of HTTP/1.0, HTTP/1.1 is asked to close each connection. The "
            + "connection of HTTP/2 begins as HTTP/1.1 and is upgraded with the page. " + OVER_DISTANCE + "Without slow start and losses, many connections "
            + "and a single one are equally well off.",
        "page",
        HttpWay.CONNECTION_EACH.label(),
        new ClaimRoster(descriptions, label -> Optional.empty()),
        ClaimScenarios.shot(ClaimHttp.class, Place.ALONE),
        List.of(PAGE_P50, PAGE_CONNECTIONS, REQUESTS_PER_CONNECTION),
        List.of(distances(HTTP_WAYS.stream().map(way -> atDistance(way, claims)).toList(), HTTP_WAYS, 10)),
        Turnout.NONE,
        new Turnout(1, HttpWay.labels()));
  }
}
