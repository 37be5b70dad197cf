package c10k.bench.scenario;

import c10k.bench.harness.Earlier;
import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Roster;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.ServerRoster;
import c10k.bench.harness.Turnout;
import c10k.bench.jmh.EchoFreeze;
import c10k.bench.jmh.EchoKnee;
import c10k.bench.jmh.EchoRates;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.process.Service;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.server.ConcurrencyModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines that come back: what each costs, how many there can be, and how long they take. */
final class EchoScenarios {
  private static final String REFERENCE = "event-loop";
  private static final String MODEL_PARAM = "model";
  private static final String UNIT = "message";
  private static final int CONNECTIONS = 100;
  private static final int PROBES = 4;

  /** Instead of the lowest knee, where none is known: most machines of the last ten years can do it. */
  private static final double CAUTIOUS_KNEE = 30_000;

  private static final String RATE_25 = "rate-25";
  private static final String RATE_50 = "rate-50";
  private static final String RATE_75 = "rate-75";

  private EchoScenarios() {}

  static List<Scenario> of(Profile profile) {
    return List.of(knee(), echo(profile), freeze());
  }

  private static Roster roster() {
    return new ServerRoster(Service.ECHO, CorrectnessGate::check);
  }

  private static List<String> with(String... peers) {
    var labels = new ArrayList<>(ConcurrencyModel.all().stream().map(ConcurrencyModel::name).toList());
    labels.addAll(List.of(peers));
    return List.copyOf(labels);
  }

  // The knee

  private static Scenario knee() {
    var params = Map.of("connections", Integer.toString(CONNECTIONS), "warmupMillis", "2400", "measureMillis", "1500");
    var cases = List.of(
        new CaseRecord(EchoKnee.CASE, "the highest rate with p99 within 10 ms", params), new CaseRecord(EchoKnee.OWN_70, "70 % of its own knee", params));
    return new Scenario(
        "BM1k",
        "knee",
        List.of(),
        "Knee",
        "What is the highest rate at which 99 of 100 messages come back within 10 ms, if each takes 10 µs of computing?",
        "100 connections, lines of 64 bytes. For each line the server computes a fixed number of steps, about 10 µs: echo alone costs the load as much as the"
            + " server, and the knee would be the load's. An open loop, whose lines are due at random times whatever the answers, rises by a quarter per step"
            + " until p99 is above 10 ms, less than 98 % are answered in time, or a backlog grows; then four bisections. A step that fails is repeated once."
            + " The maximum throughput is that of any step, or of a closed loop before.",
        UNIT,
        REFERENCE,
        new ServerRoster(Service.BRIEF_COMPUTING, CorrectnessGate::check),
        JmhExecution.shot(EchoKnee.class, MODEL_PARAM),
        List.of(Figure.KNEE, Figure.THROUGHPUT, Figure.RESPONSE_P50, Figure.RESPONSE_P99, Figure.SERVER_CPU, Figure.SEND_LAG_P99, Figure.LOADER_CPU),
        List.of(new Launch("knee", cases, (contestant, earlier) -> params, Duration.ofSeconds(27))),
        Turnout.NONE,
        new Turnout(6, with()));
  }

  // The cost

  private static Scenario echo(Profile profile) {
    return new Scenario(
        "BM1",
        "echo",
        List.of(),
        "Echo",
        "What does a message cost, and how long does it take, at a given rate?",
        method(profile),
        UNIT,
        REFERENCE,
        roster(),
        JmhExecution.shot(EchoRates.class, MODEL_PARAM),
        figures(),
        List.of(profile.pick(quickLaunch(), fullLaunch())),
        new Turnout(2, with("c-epoll", "netty-epoll")),
        new Turnout(6, with("c-epoll", "netty-epoll", "netty-nio", "netty-iouring", "node")));
  }

  private static String method(Profile profile) {
    var common = "100 connections, lines of 64 bytes. After a closed loop as a warm-up, the load pauses until the compilers rest. Then open loops, whose"
        + " lines are due at random times whatever the answers: ";
    return common + profile.pick(
        "at half a rate that every model can answer",
        "at 25, 50 and 75 % of the lowest knee of the lab's models, the same rates for all")
        + ". At last a closed loop, in which every connection waits for its answer, for the maximum. Four of the connections carry a light load of their"
        + " own and are reported apart.";
  }

  private static List<Figure> figures() {
    return List.of(
        Figure.SERVER_CPU,
        Figure.SERVER_CPU_USER,
        Figure.SERVER_CPU_SYSTEM,
        Figure.THROUGHPUT,
        Figure.RESPONSE_P50,
        Figure.RESPONSE_P99,
        Figure.RESPONSE_P999,
        Figure.SERVICE_P50,
        Figure.SERVICE_P99,
        Figure.PROBE_P50,
        Figure.SEND_LAG_P99,
        Figure.SERVER_WAITS,
        Figure.SERVER_PREEMPTIONS,
        Figure.SERVER_ALLOCATED,
        Figure.LOADER_CPU,
        Figure.LOADER_CPU_PER_MESSAGE,
        Figure.UNSTEADINESS);
  }

  // What is omitted

  private static Scenario freeze() {
    var cases = List.of(
        aCase(EchoFreeze.OPEN, "open loop: users come whatever the answers"),
        aCase(EchoFreeze.ONE_AT_A_TIME, "the same users, but a connection's next line waits for its answer"),
        aCase(EchoFreeze.CLOSED, "closed loop: who has no answer sends nothing"));
    return new Scenario(
        "BM8",
        "freeze",
        List.of(),
        "A server that stands still",
        "Which measurement notices that a server stood still for a second?",
        "100 connections, 1,000 lines/s for three seconds. In the second one the whole server process is stopped by a signal. Response times count from when"
            + " a line was due, service times from when it was sent. If lines wait for answers, the users who would have come meanwhile are in the response"
            + " times only; in a closed loop they are nowhere, though the server stood still as long.",
        UNIT,
        REFERENCE,
        roster(),
        JmhExecution.shot(EchoFreeze.class, MODEL_PARAM),
        List.of(
            Figure.SLOW_RESPONSES,
            Figure.SLOW_SERVICES,
            Figure.RESPONSE_P50,
            Figure.RESPONSE_P99,
            Figure.SERVICE_P50,
            Figure.SERVICE_P99,
            Figure.RESPONSE_MAX,
            Figure.MESSAGES),
        List.of(new Launch("freeze", cases, (contestant, earlier) -> Map.of("warmupMillis", "1000"), Duration.ofSeconds(15))),
        Turnout.NONE,
        new Turnout(1, with()));
  }

  private static Launch fullLaunch() {
    var cases = List.of(
        aCase(RATE_50, "half the lowest knee"),
        aCase(RATE_25, "a quarter of the lowest knee"),
        aCase(RATE_75, "three quarters of the lowest knee"),
        aCase(EchoRates.MAX, "as fast as it can"));
    return new Launch("rates", cases, EchoScenarios::fullParameters, Duration.ofSeconds(12));
  }

  private static Launch quickLaunch() {
    var cases = List.of(aCase(RATE_50, "a rate that all can answer"), aCase(EchoRates.MAX, "as fast as it can"));
    return new Launch("rates", cases, (contestant, earlier) -> parameters(2_000, 1_200, RATE_50 + "=" + CAUTIOUS_KNEE / 2), Duration.ofSeconds(9));
  }

  private static CaseRecord aCase(String name, String words) {
    return new CaseRecord(name, words, Map.of("connections", Integer.toString(CONNECTIONS)));
  }

  private static Map<String, String> fullParameters(String contestant, Earlier earlier) {
    double lowest = earlier.least("knee", EchoKnee.CASE, Figure.KNEE).orElse(CAUTIOUS_KNEE);
    var rates = String.join(
        ",",
        RATE_50 + "=" + Math.round(lowest / 2),
        RATE_25 + "=" + Math.round(lowest / 4),
        RATE_75 + "=" + Math.round(lowest * 3 / 4));
    return parameters(2_400, 1_500, rates);
  }

  private static Map<String, String> parameters(int warmupMillis, int measureMillis, String rates) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("connections", Integer.toString(CONNECTIONS));
    parameters.put("probes", Integer.toString(PROBES));
    parameters.put("warmupMillis", Integer.toString(warmupMillis));
    parameters.put("measureMillis", Integer.toString(measureMillis));
    parameters.put("rates", rates);
    return parameters;
  }
}
