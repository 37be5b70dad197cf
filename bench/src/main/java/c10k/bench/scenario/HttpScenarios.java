package c10k.bench.scenario;

import c10k.bench.harness.Launch;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.ServerRoster;
import c10k.bench.http.HttpGate;
import c10k.bench.http.HttpMode;
import c10k.bench.jmh.HttpHello;
import c10k.bench.process.Service;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The models as HTTP servers, beside others. */
final class HttpScenarios {
  private static final List<Integer> CONNECTIONS = List.of(64, 1_000);
  private static final List<String> PEERS = List.of("netty-epoll", "node", "jdk-httpserver", "jetty");
  private static final List<String> MORE_PEERS = List.of("netty-epoll", "netty-nio", "node", "jdk-httpserver", "jetty");

  private HttpScenarios() {}

  static List<Scenario> of(Profile profile) {
    return Stream.of(HttpMode.values()).map(mode -> scenario(mode, profile)).toList();
  }

  private static Scenario scenario(HttpMode mode, Profile profile) {
    return new Scenario(
        "",
        "http-" + mode.label(),
        List.of("http", Scenario.ON_REQUEST),
        title(mode),
        "What does a request for a greeting cost a server on one core?",
        "Closed loop: every client waits for its responses before it sends again. " + words(mode),
        "request",
        ClosedLoopTimes.REFERENCE,
        new ServerRoster(Service.HTTP, address -> HttpGate.check(address, mode)),
        ClosedLoopTimes.execution(HttpHello.class, profile),
        List.of(Figure.SERVER_CPU, Figure.THROUGHPUT, Figure.SERVER_WAITS, Figure.SERVER_ALLOCATED),
        profile.pick(CONNECTIONS.subList(0, 1), CONNECTIONS).stream().map(count -> launch(mode, count, profile)).toList(),
        ClosedLoopTimes.turnout(2, PEERS),
        ClosedLoopTimes.turnout(6, MORE_PEERS));
  }

  private static Launch launch(HttpMode mode, int connections, Profile profile) {
    var params = Map.of("mode", mode.label(), "connections", Integer.toString(connections));
    return Launch.of(new CaseRecord(Integer.toString(connections), "%,d connections".formatted(connections), params), ClosedLoopTimes.expected(profile));
  }

  private static String title(HttpMode mode) {
    return switch (mode) {
      case KEEPALIVE -> "HTTP, connections are kept";
      case PIPELINED -> "HTTP, requests are pipelined";
      case CLOSE -> "HTTP, a connection for each request";
    };
  }

  private static String words(HttpMode mode) {
    return switch (mode) {
      case KEEPALIVE -> "One request at a time on each connection, as from a browser.";
      case PIPELINED -> "Sixteen requests are sent at once: what HTTP itself costs, without most system calls.";
      case CLOSE -> "What connecting costs beside the request.";
    };
  }
}
