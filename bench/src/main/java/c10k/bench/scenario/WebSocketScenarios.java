package c10k.bench.scenario;

import c10k.bench.harness.Launch;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.ServerRoster;
import c10k.bench.jmh.WebSocketBroadcast;
import c10k.bench.process.Service;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.bench.websocket.BroadcastGate;
import java.util.List;
import java.util.Map;

/** What one client says by WebSocket, all others hear. */
final class WebSocketScenarios {
  private static final List<Integer> CONNECTIONS = List.of(64, 1_000);
  private static final List<String> PEERS = List.of("node-ws");

  private WebSocketScenarios() {}

  static List<Scenario> of(Profile profile) {
    return List.of(new Scenario(
        "",
        "websocket",
        List.of(Scenario.ON_REQUEST),
        "Broadcast by WebSocket",
        "What does it cost a server on one core to deliver a message to one of many WebSockets?",
        "One client sends, all others hear it. Sixteen messages are under way: when all have heard one, the next is sent.",
        "delivery",
        ClosedLoopTimes.REFERENCE,
        new ServerRoster(Service.WEBSOCKET, BroadcastGate::check),
        ClosedLoopTimes.execution(WebSocketBroadcast.class, profile),
        List.of(Figure.SERVER_CPU, Figure.THROUGHPUT, Figure.RESPONSE_P50, Figure.RESPONSE_P99, Figure.SERVER_ALLOCATED),
        profile.pick(CONNECTIONS.subList(0, 1), CONNECTIONS).stream().map(count -> launch(count, profile)).toList(),
        ClosedLoopTimes.turnout(2, PEERS),
        ClosedLoopTimes.turnout(6, PEERS)));
  }

  private static Launch launch(int connections, Profile profile) {
    var params = Map.of("connections", Integer.toString(connections));
    return Launch.of(new CaseRecord(Integer.toString(connections), "%,d listeners".formatted(connections), params), ClosedLoopTimes.expected(profile));
  }
}
