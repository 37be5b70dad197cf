package c10k.bench.scenario;

import c10k.bench.contestant.Contestants;
import c10k.bench.gzip.GzipExecution;
import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.JmhExecution.Iterations;
import c10k.bench.harness.Launch;
import c10k.bench.harness.ListedRoster;
import c10k.bench.harness.ListedRoster.Entry;
import c10k.bench.harness.Roster;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.Turnout;
import c10k.bench.jmh.HybridLatency;
import c10k.bench.loop.LoopGate;
import c10k.bench.loop.LoopMeasure;
import c10k.bench.loop.LoopUnderTest;
import c10k.bench.process.Service;
import c10k.bench.process.ShortCommand;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the event loop costs by itself, beside Netty's and Node's. All of these run on request only. */
final class LoopScenarios {
  private static final List<String> GROUPS = List.of("loops", Scenario.ON_REQUEST);
  private static final String REFERENCE = LoopUnderTest.OURS;
  private static final String OFFLOADING = REFERENCE + "[offload=2]";
  private static final Iterations TIMES = new Iterations(2, Duration.ofSeconds(1), Duration.ofSeconds(1));
  private static final Duration EXPECTED = Duration.ofSeconds(4);
  private static final int ROUNDS = 3;

  private LoopScenarios() {}

  static List<Scenario> all() {
    return List.of(
        callbacks(
            "LP1",
            "loop-queues",
            "Ticks, microtasks, immediates",
            "What does a callback cost that is due at once?",
            "Netty has no such queues.",
            LoopMeasure.TICK,
            LoopMeasure.MICRO,
            LoopMeasure.IMMEDIATE),
        callbacks(
            "LP2",
            "loop-timers",
            "Timers",
            "What does a timer cost?",
            "Netty's loop is on the JDK's selector like ours.",
            LoopMeasure.TIMER,
            LoopMeasure.CLEAR,
            LoopMeasure.MILLION),
        callbacks(
            "LP3",
            "loop-tasks",
            "Tasks",
            "What does it cost to hand a task to a loop?",
            "Netty's loop is on the JDK's selector like ours; Node's threads share no queue of tasks.",
            LoopMeasure.TASK,
            LoopMeasure.POST),
        hybrid(),
        gzip());
  }

  // Callbacks

  private static Scenario callbacks(String id, String name, String title, String question, String remark, LoopMeasure... measures) {
    return new Scenario(
        id,
        name,
        GROUPS,
        title,
        question,
        "Callbacks do nothing, so that what is counted is the loop's own work: callbacks per microsecond, in a process of its own for each loop, after"
            + " warming up twice as long. " + remark,
        "callback",
        REFERENCE,
        loops(),
        new LoopExecution(TIMES),
        List.of(Figure.SCORE),
        Stream.of(measures).map(LoopScenarios::launch).toList(),
        Turnout.NONE,
        new Turnout(ROUNDS, measures[0].labels()));
  }

  private static Launch launch(LoopMeasure measure) {
    return Launch.of(new CaseRecord(measure.text(), measure.title(), Map.of(LoopExecution.MEASURE, measure.text())), EXPECTED);
  }

  static Roster loops() {
    return new ListedRoster(List.of(
        new Entry(LoopUnderTest.OURS, "the lab's loop, with Node's layer on top", false, () -> gate(LoopUnderTest.OURS)),
        new Entry(LoopUnderTest.NETTY, "Netty's loop, on the JDK's selector", true, () -> gate(LoopUnderTest.NETTY)),
        new Entry(LoopUnderTest.NODE, "Node's loop, in a process of its own", true, () -> gate(LoopUnderTest.NODE))));
  }

  private static Optional<String> gate(String label) throws IOException, InterruptedException {
    if (label.equals(LoopUnderTest.NODE) && ShortCommand.find("node").isEmpty()) {
      return Optional.of("no Node (node) on the path");
    }
    LoopGate.check(label);
    return Optional.empty();
  }

  // The hybrid

  private static Scenario hybrid() {
    return new Scenario(
        "LP4",
        "hybrid",
        GROUPS,
        "Loop with a pool behind it",
        "What does one connection that computes do to the others?",
        "16 connections send 1,000 lines per second in an open loop, while one more always has a job of 50 ms for the server: on the plain loop, and on one"
            + " that hands jobs to two threads. Load and server share a process.",
        "message",
        REFERENCE,
        new ListedRoster(Stream.of(REFERENCE, OFFLOADING).map(label -> new Entry(
            label, Contestants.labelled(Service.ECHO, label).description(), false, Optional::empty)).toList()),
        JmhExecution.shotAlone(HybridLatency.class, "model"),
        List.of(Figure.RESPONSE_P99, Figure.RESPONSE_P50, Figure.RESPONSE_MAX),
        List.of(Launch.of(new CaseRecord("burn-50ms", "beside jobs of 50 ms", Map.of("job", "burn 50ms")), Duration.ofSeconds(4))),
        Turnout.NONE,
        new Turnout(5, List.of(REFERENCE, OFFLOADING)));
  }

  // Streams

  private static Scenario gzip() {
    return new Scenario(
        "LP5",
        "gzip",
        GROUPS,
        "A file through gzip",
        "What do streams cost that read, compress and write a file?",
        "32 MiB of text are read, compressed by zlib at the same level, and written, three times in a new process; the third time counts. Both do the"
            + " compressing in threads beside the loop. The peak of memory is sampled every 10 ms, and includes garbage.",
        "MiB",
        GzipExecution.OURS,
        new ListedRoster(List.of(
            new Entry(GzipExecution.OURS, "the lab's streams on its event loop", false, () -> GzipExecution.whyNot(GzipExecution.OURS)),
            new Entry(GzipExecution.NODE, "Node's streams", true, () -> GzipExecution.whyNot(GzipExecution.NODE)))),
        new GzipExecution(),
        List.of(Figure.PROCESS_CPU, Figure.PROCESS_TIME, Figure.PACKED, Figure.PROCESS_PEAK),
        List.of(Launch.of(
            new CaseRecord("level-6", "level 6", Map.of(GzipExecution.MEBIBYTES, "32", GzipExecution.LEVEL, "6")), Duration.ofSeconds(5))),
        Turnout.NONE,
        new Turnout(ROUNDS, List.of(GzipExecution.OURS, GzipExecution.NODE)));
  }
}
