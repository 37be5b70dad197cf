package c10k.bench.scenario;

import c10k.bench.contestant.EchoAfterWork;
import c10k.bench.harness.Execution;
import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.ServerRoster;
import c10k.bench.harness.Turnout;
import c10k.bench.jmh.ConnectionChurn;
import c10k.bench.jmh.IdleCrowd;
import c10k.bench.jmh.JobLatency;
import c10k.bench.jmh.RoomBroadcast;
import c10k.bench.load.Conduct;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.process.Service;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.bench.room.RoomGate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The models under loads that tell them apart: idle connections, and work for each line. */
final class LoadScenarios {
  private static final int ROUNDS = 3;

  /** Threads for jobs: fewer than the ten that Little's law asks for, some more, and far too many. */
  private static final List<Integer> THREADS = List.of(8, 64, 512);

  private static final int BLOCKING_RATE = 2_000;

  /** Of what one core can do, which is 5,000 a second less what echoing costs: half, and nine tenths. */
  private static final int HALF_RATE = 2_300;

  private static final int HIGH_RATE = 4_150;
  private static final int PROBES = 20;

  private LoadScenarios() {}

  static List<Scenario> of(Profile profile) {
    return List.of(idle(profile), blocking(profile), computing(profile), broadcast(profile), churn(profile));
  }

  private static Scenario idle(Profile profile) {
    var params = Map.of("measureMillis", profile.pick("1500", "2500"), "idle", profile.pick("1900", "9900"));
    return new Scenario(
        "BM2",
        "idle",
        List.of(),
        "Mostly idle connections",
        "Is it free to keep connections that do nothing?",
        "Open loop of 2,000 lines/s over 100 connections, first alone, then with " + profile.pick("1,900", "9,900")
            + " others that are open, have echoed a line each before, and do it again afterwards. Both are measured on the same server, one after the other.",
        "message",
        ClosedLoopTimes.REFERENCE,
        new ServerRoster(Service.ECHO, CorrectnessGate::check),
        shot(IdleCrowd.class),
        List.of(Figure.SERVER_CPU, Figure.RESPONSE_P99, Figure.RESPONSE_P50, Figure.IDLE_CPU_RATIO, Figure.IDLE_P99_RATIO),
        List.of(new Launch(
            "idle",
            List.of(
                new CaseRecord(IdleCrowd.ALONE, "100 connections, all active", params),
                new CaseRecord(IdleCrowd.IN_CROWD, profile.pick("2,000", "10,000") + " connections, 100 of them active", params)),
            (contestant, earlier) -> params,
            Duration.ofSeconds(profile.pick(13, 16)))),
        Turnout.NONE,
        ClosedLoopTimes.turnout(ROUNDS, List.of("c-epoll")));
  }

  private static Scenario blocking(Profile profile) {
    var params = Map.of(
        "service", Service.BLOCKING.name(), "connections", "1000", "rates", rate(BLOCKING_RATE), "measureMillis", profile.pick("1500", "2500"));
    var only = new CaseRecord(caseName(BLOCKING_RATE), "1,000 connections, 2,000 lines/s", params);
    return new Scenario(
        "BM4",
        "blocking",
        List.of(),
        "Blocking work",
        "Who keeps up when each line blocks a thread for 5 ms?",
        "Open loop over 1,000 connections. Each line is echoed after its thread was blocked for 5 ms, as by a database. By Little's law, 2,000 lines/s keep "
            + "2,000/s · 5 ms = 10 threads blocked on average: fewer cannot do it, and a loop that does the work itself can do 200 lines/s. Who falls behind is "
            + "marked as saturated.",
        "message",
        ClosedLoopTimes.REFERENCE,
        new ServerRoster(Service.BLOCKING, CorrectnessGate::checkBriefly),
        shot(JobLatency.class),
        List.of(Figure.ACHIEVED, Figure.RESPONSE_P50, Figure.RESPONSE_P99, Figure.SERVER_CPU, Figure.SERVER_WAITS),
        List.of(Launch.of(only, Duration.ofSeconds(profile.pick(9, 13)))),
        Turnout.NONE,
        new Turnout(ROUNDS, blockingLabels()));
  }

  private static List<String> blockingLabels() {
    var loops = THREADS.stream().map(threads -> "event-loop[offload=" + threads + "]");
    var pools = THREADS.stream().map(threads -> "thread-pool[max-threads=" + threads + "]");
    return Stream.of(Stream.of("event-loop"), loops, pools, Stream.of("thread-per-connection", "virtual-threads")).flatMap(labels -> labels).toList();
  }

  private static Scenario computing(Profile profile) {
    var params = Map.of(
        "service",
        Service.COMPUTING.name(),
        "connections",
        Integer.toString(EchoAfterWork.COMPUTING_CONNECTIONS + PROBES),
        "probes",
        Integer.toString(PROBES),
        "rates",
        rate(HALF_RATE) + "," + rate(HIGH_RATE),
        "measureMillis",
        profile.pick("1500", "2500"));
    var cases = List.of(
        new CaseRecord(caseName(HALF_RATE), "%,d lines/s: half of what a core can do".formatted(HALF_RATE), params),
        new CaseRecord(caseName(HIGH_RATE), "%,d lines/s: nine tenths of what a core can do".formatted(HIGH_RATE), params));
    return new Scenario(
        "BM5",
        "cpu",
        List.of(),
        "Computing",
        "Who waits when each line takes 200 µs of the processor?",
        "Open loop over 100 connections. Each line is echoed after computing that takes 200 µs, always the same number of steps, found out when a server starts. "
            + "One core can do 5,000 of them a second if echoing is free. On " + PROBES + " other connections come " + (int) Conduct.PROBE_RATE
            + " lines/s that are echoed at once: the probes show what those feel who want nothing of the processor.",
        "message",
        ClosedLoopTimes.REFERENCE,
        new ServerRoster(Service.COMPUTING, CorrectnessGate::checkBriefly),
        shot(JobLatency.class),
        List.of(Figure.RESPONSE_P99, Figure.RESPONSE_P50, Figure.PROBE_P90, Figure.PROBE_P50, Figure.SERVER_CPU, Figure.ACHIEVED, Figure.SERVER_PREEMPTIONS),
        List.of(new Launch("computing", cases, (contestant, earlier) -> params, Duration.ofSeconds(profile.pick(12, 14)))),
        Turnout.NONE,
        new Turnout(ROUNDS, List.of("event-loop", "event-loop[offload=2]", "thread-pool", "thread-per-connection", "virtual-threads")));
  }

  private static Scenario broadcast(Profile profile) {
    var params = Map.of("measureMillis", profile.pick("1500", "2500"), "slowMillis", "6000");
    return new Scenario(
        "BM6",
        "broadcast",
        List.of(),
        "Broadcast with slow readers",
        "How long does a line take to a thousand listeners, and do those who do not read delay the others?",
        "One client sends 20 lines of 32 KiB a second at random times to 990 others, who check that each line comes whole and in order. Then ten more connect who "
            + "do not read, until the server owes them more than it may and has to disconnect them; whether it did is told as a share. The clock starts when a "
            + "line is due and ends when a listener has read it; one thread reads for all of them.",
        "delivery",
        ClosedLoopTimes.REFERENCE,
        new ServerRoster(Service.BROADCAST, RoomGate::check),
        shot(RoomBroadcast.class),
        List.of(Figure.RESPONSE_P50, Figure.RESPONSE_P99, Figure.SERVER_CPU, Figure.THROUGHPUT, Figure.SLOW_CUT, Figure.SERVER_ALLOCATED),
        List.of(new Launch(
            "broadcast",
            List.of(
                new CaseRecord(RoomBroadcast.ALL_READ, "990 listeners, all of them read", params),
                new CaseRecord(RoomBroadcast.SLOW_READERS, "990 listeners, and 10 who do not read", params)),
            (contestant, earlier) -> params,
            Duration.ofSeconds(profile.pick(13, 15)))),
        Turnout.NONE,
        ClosedLoopTimes.turnout(ROUNDS, List.of()));
  }

  private static Scenario churn(Profile profile) {
    var length = Duration.ofSeconds(profile.pick(1, 2));
    var times = new JmhExecution.Iterations(1, length, length);
    return new Scenario(
        "BM7",
        "churn",
        List.of(),
        "Connections that come and go",
        "What does it cost to take on a connection and to see it off?",
        "Closed loop of 50 clients: each connects, sends a line, waits for it to come back, and ends with a reset, which leaves nothing behind; then the next "
            + "takes its place. The time to connect is the kernel's alone, the response time, from there to the echo, the server's too. The kernel does part of the "
            + "work of accepting on the core of the load.",
        "connection",
        ClosedLoopTimes.REFERENCE,
        new ServerRoster(Service.ECHO, CorrectnessGate::check),
        new JmhExecution(ConnectionChurn.class, "", "model", JmhExecution.Place.LOAD, Optional.of(times)),
        List.of(Figure.SERVER_CPU, Figure.THROUGHPUT, Figure.RESPONSE_P50, Figure.RESPONSE_P99, Figure.CONNECT_P50, Figure.CONNECT_P99, Figure.SERVER_ALLOCATED),
        List.of(Launch.of(new CaseRecord(ConnectionChurn.CASE, "50 connections at a time", Map.of()), Duration.ofSeconds(profile.pick(5, 7)))),
        Turnout.NONE,
        ClosedLoopTimes.turnout(ROUNDS, List.of("c-epoll")));
  }

  private static String caseName(int rate) {
    return "rate-" + rate;
  }

  private static String rate(int rate) {
    return caseName(rate) + "=" + rate;
  }

  private static Execution shot(Class<?> benchmark) {
    return JmhExecution.shot(benchmark, "model");
  }
}
