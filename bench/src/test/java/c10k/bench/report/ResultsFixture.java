package c10k.bench.report;

import c10k.bench.result.CaseRecord;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.Findings;
import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import c10k.bench.result.RunRecord;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Results of all kinds of scenarios, made up, and the same for the same seed. */
final class ResultsFixture {
  static final String AWKWARD = "slow <\"loop\"> & co";
  private static final double NANOS_PER_MICRO = 1_000;

  private final Random random = new Random(42);
  private final List<ScenarioRecord> scenarios = new ArrayList<>();
  private final List<TrialRecord> trials = new ArrayList<>();
  private final Map<String, Histogram> histograms = new LinkedHashMap<>();
  private final int rounds;
  private double clock;

  private ResultsFixture(int rounds) {
    this.rounds = rounds;
  }

  /** Who takes part, and how many times slower than the reference it is. */
  private static final Map<String, Double> SERVERS = servers();
  private static final Map<String, Double> POOLS = Map.of("blocking-pool", 1.0, "blocking-pool-again", 1.0, "fair-pool", 1.6, "stormpot", 0.8);

  private static Map<String, Double> servers() {
    var servers = new LinkedHashMap<String, Double>();
    servers.put("event-loop", 1.0);
    servers.put("event-loop-again", 1.0);
    servers.put("thread-pool", 1.42);
    servers.put("thread-per-connection", 1.46);
    servers.put("virtual-threads", 1.44);
    servers.put("thread-pool[max-threads=8]", 2.6);
    servers.put("netty-nio", 1.2);
    servers.put("node", 1.55);
    servers.put(AWKWARD, 1.9);
    return servers;
  }

  /** A run with this many rounds; histograms are written where the folder keeps them. */
  static Results run(int rounds, Path folder) throws IOException {
    var fixture = new ResultsFixture(rounds);
    fixture.all();
    return fixture.finish(folder);
  }

  /** As much as a full run can have. */
  static Results large(int scenarios, int rounds, Path folder) throws IOException {
    var fixture = new ResultsFixture(rounds);
    for (int i = 0; i < scenarios; i += 7) {
      fixture.all();
    }
    return fixture.finish(folder);
  }

  private void all() {
    echo();
    knee();
    memory();
    freeze();
    pool();
    spike();
    claims();
  }

  private String name(String kind) {
    return scenarios.isEmpty() || scenarios.stream().noneMatch(scenario -> scenario.name().equals(kind)) ? kind : kind + "-" + scenarios.size();
  }

  private void echo() {
    var name = name("echo");
    var open = new CaseRecord("rate-10k", "open loop, 10,000 messages/s", Map.of("rate", "10000"));
    var closed = new CaseRecord("closed", "closed loop, as fast as it goes", Map.of());
    scenario("BM1", name, "Echo at a fixed rate", "What does a message cost each model?", "message", "event-loop",
        List.of(Figure.SERVER_CPU, Figure.THROUGHPUT, Figure.RESPONSE_P50, Figure.RESPONSE_P99, Figure.RESPONSE_P999), List.of(open, closed));
    everyRound(name, SERVERS, (label, factor) -> {
      double cpu = 8.9 * factor * noise(0.02);
      boolean saturated = label.startsWith("thread-pool[");
      var figures = figures(Figure.SERVER_CPU, cpu, Figure.SERVER_CPU_USER, cpu * 0.4, Figure.SERVER_CPU_SYSTEM, cpu * 0.6,
          Figure.RESPONSE_P50, 60 * factor, Figure.RESPONSE_P99, 300 * factor, Figure.RESPONSE_P999, 900 * factor, Figure.MESSAGES, 5_000.0);
      var status = saturated ? TrialStatus.SATURATED : label.equals("node") ? TrialStatus.CLIENT_BOUND : TrialStatus.OK;
      return List.of(
          new Brought(open, status, saturated ? "achieved 0.71 of the rate" : "", figures, Map.of(), true),
          new Brought(closed, TrialStatus.OK, "", figures(Figure.THROUGHPUT, 110_000 / factor * noise(0.05)), Map.of(), false));
    });
  }

  private void knee() {
    var name = name("knee");
    var one = new CaseRecord("knee", "ramp and bisection", Map.of());
    scenario("BM1", name, "The knee", "How many messages per second before one in a hundred is late?", "message", "event-loop",
        List.of(Figure.KNEE), List.of(one));
    everyRound(name, SERVERS, (label, factor) -> {
      double knee = 60_000 / factor * noise(0.05);
      var series = new LinkedHashMap<String, List<Double>>();
      for (double rate = 10_000; rate < knee * 1.7; rate *= 1.6) {
        add(series, "offered", rate);
        add(series, "achieved", rate > knee * 1.3 ? 0.7 : 1);
        add(series, "p50", 60 / (1.05 - Math.min(1, rate / knee)));
        add(series, "p99", 400 / (1.04 - Math.min(1, rate / knee)));
        add(series, "inTime", rate <= knee ? 1 : 0);
      }
      return List.of(new Brought(one, TrialStatus.OK, "", figures(Figure.KNEE, knee), series, false));
    });
  }

  private void memory() {
    var name = name("memory");
    var one = new CaseRecord("idle", "idle connections", Map.of());
    scenario("BM3", name, "Memory per connection", "What does an idle connection take?", "connection", "event-loop",
        List.of(Figure.USER_PER_CONNECTION, Figure.HEAP_PER_CONNECTION, Figure.KERNEL_THREADS_PER_CONNECTION), List.of(one));
    everyRound(name, SERVERS, (label, factor) -> {
      double heap = 700 * factor * factor * factor * noise(0.01);
      double threads = label.startsWith("thread-per") ? 23_000 : 10;
      var series = new LinkedHashMap<String, List<Double>>();
      for (double count : new double[] {0, 1_000, 2_500, 5_000, 10_000}) {
        add(series, "connections", count);
        add(series, "heap", 4e6 + count * heap);
        add(series, "resident", 6e7 + count * heap * 1.5);
      }
      return List.of(new Brought(one, TrialStatus.OK, "", figures(
          Figure.USER_PER_CONNECTION, heap + 300, Figure.HEAP_PER_CONNECTION, heap, Figure.DIRECT_PER_CONNECTION, -3.0, Figure.NATIVE_PER_CONNECTION, 300.0,
          Figure.KERNEL_THREADS_PER_CONNECTION, threads, Figure.KERNEL_SOCKETS_PER_CONNECTION, 7_500.0), series, false));
    });
  }

  private void freeze() {
    var name = name("freeze");
    var one = new CaseRecord("freeze", "frozen for a second", Map.of());
    scenario("BM8", name, "A frozen server", "What does a closed loop hide?", "message", "event-loop", List.of(Figure.RESPONSE_P99), List.of(one));
    everyRound(name, Map.of("event-loop", 1.0, "virtual-threads", 1.4), (label, factor) -> {
      var series = new LinkedHashMap<String, List<Double>>();
      for (int i = 0; i < 100; i++) {
        double second = i * 0.05;
        boolean frozen = second >= 2 && second < 3;
        add(series, "seconds", second);
        add(series, "responseMicros", frozen ? (3 - second) * 1e6 : 120 * factor * noise(0.1));
        add(series, "serviceMicros", 110 * factor * noise(0.1) + (i == 40 ? 1e6 : 0));
      }
      return List.of(new Brought(one, TrialStatus.OK, "", figures(Figure.RESPONSE_P99, 9e5 * noise(0.01), Figure.MESSAGES, 5_000.0), series, true));
    });
  }

  private void pool() {
    var name = name("pool");
    var one = new CaseRecord("borrowers-8", "8 borrowers", Map.of());
    scenario("BM9", name, "Pools under contention", "What does a pool cost when all want the same?", "use", "blocking-pool", List.of(Figure.SCORE), List.of(one));
    everyRound(name, POOLS, (label, factor) -> List.of(
        new Brought(one, TrialStatus.OK, "", figures(Figure.SCORE, 4 / factor * noise(0.08)), Map.of(), false)));
  }

  private void spike() {
    var name = name("spike");
    var one = new CaseRecord("spike", "50 at once", Map.of());
    scenario("BM10", name, "A spike on a pool", "How long do callers wait when all come at once?", "caller", "blocking-pool",
        List.of(Figure.WAIT_P50, Figure.WAIT_MAX), List.of(one));
    everyRound(name, POOLS, (label, factor) -> {
      var series = new LinkedHashMap<String, List<Double>>();
      for (int i = 0; i < 50; i++) {
        double called = i * 0.1;
        add(series, "turn.called", called);
        add(series, "turn.served", called + i * 3 * factor * noise(0.05));
        add(series, "turn.returned", called + i * 3 * factor + 2);
      }
      for (int size = 5; size < 9; size++) {
        add(series, "pool.since", size * 20);
        add(series, "pool.size", size);
      }
      return List.of(new Brought(one, TrialStatus.OK, "", figures(Figure.WAIT_P50, 80_000 * factor, Figure.WAIT_MAX, 160_000 * factor), series, false));
    });
  }

  private void claims() {
    var name = name("claims");
    var params = Map.of("claimed", "1–10 µs", "claimedLow", "1.0", "claimedHigh", "10.0", "figure", Figure.RESPONSE_P50.key());
    var one = new CaseRecord("switch", "a context switch", params);
    scenario("C1", name, "Often said", "Is it true what is said?", "switch", "event-loop", List.of(Figure.RESPONSE_P50), List.of(one));
    everyRound(name, Map.of("event-loop", 1.0, "virtual-threads", 1.4), (label, factor) -> List.of(
        new Brought(one, TrialStatus.OK, "", figures(Figure.RESPONSE_P50, 14.0 * factor), Map.of(), false)));
  }

  /** What a launch brought in a case. */
  private record Brought(
      CaseRecord one, TrialStatus status, String reason, Map<String, Double> figures, Map<String, List<Double>> series, boolean withHistograms) {}

  private interface Launching {
    List<Brought> launch(String label, double factor);
  }

  private void scenario(
      String id, String name, String title, String question, String unit, String reference, List<Figure> figures, List<CaseRecord> cases) {
    scenarios.add(new ScenarioRecord(
        id, name, title, question, "Made up for a test.", unit, reference, figures.stream().map(Figure::key).toList(), cases, rounds, rounds));
  }

  private void everyRound(String scenario, Map<String, Double> contestants, Launching launching) {
    for (int round = 1; round <= rounds; round++) {
      int slot = 1;
      for (var label : contestants.keySet().stream().sorted().toList()) {
        for (var brought : launching.launch(label, contestants.get(label))) {
          add(scenario, round, slot, label, contestants.get(label), brought);
        }
        clock += 5;
        slot++;
      }
    }
  }

  private void add(String scenario, int round, int slot, String label, double factor, Brought brought) {
    var trial = new TrialRecord(
        scenario, brought.one().name(), label, round, slot, 1, brought.status(), brought.reason(), clock, 4.8, 0.5,
        random.nextInt(20) == 0 ? 0.04 : 0.001, 0.01 * random.nextDouble(), brought.figures(), brought.series());
    trials.add(trial);
    if (brought.withHistograms()) {
      histograms.put(trial.filePrefix() + ".response.hlog", histogram(70 * factor, 1.6));
      histograms.put(trial.filePrefix() + ".service.hlog", histogram(60 * factor, 1.2));
    }
  }

  private Histogram histogram(double micros, double tail) {
    var histogram = new Histogram(3);
    for (int i = 0; i < 5_000; i++) {
      histogram.recordValue((long) (micros * NANOS_PER_MICRO * Math.exp(Math.abs(random.nextGaussian()) * tail * 0.5)));
    }
    return histogram;
  }

  private double noise(double share) {
    return 1 + share * random.nextGaussian();
  }

  private static void add(Map<String, List<Double>> series, String column, double value) {
    series.computeIfAbsent(column, _ -> new ArrayList<>()).add(value);
  }

  private static Map<String, Double> figures(Object... keysAndValues) {
    var figures = new LinkedHashMap<String, Double>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      figures.put(((Figure) keysAndValues[i]).key(), (Double) keysAndValues[i + 1]);
    }
    return figures;
  }

  private Results finish(Path folder) throws IOException {
    var stems = ResultsFolder.at(folder).histogramStem("any").toAbsolutePath().getParent();
    for (var entry : histograms.entrySet()) {
      try (var stream = Files.newOutputStream(stems.resolve(entry.getKey()))) {
        var writer = new HistogramLogWriter(stream);
        writer.outputLogFormatVersion();
        writer.outputLegend();
        writer.outputIntervalHistogram(entry.getValue());
      }
    }
    var environment = new LinkedHashMap<String, String>();
    environment.put("Processor", "Test <CPU>");
    environment.put("Cores", "2");
    environment.put("JDK", "25");
    var raw = new Results(
        Results.VERSION, "2026-01-02T03:04:05Z", run(), environment, scenarios, contestants(), trials, List.of(), List.of("Made up for a test."));
    return new Results(
        raw.version(), raw.generatedAt(), raw.run(), raw.environment(), raw.scenarios(), raw.contestants(), raw.trials(), Findings.of(raw), raw.caveats());
  }

  private RunRecord run() {
    return new RunRecord(
        "full", rounds < 3, 42, "Pinned for the test.", List.of("-Xms512m"), List.of("-Xms4g"), List.of("-Xms512m"),
        "./lab bench --profile full --seed 42", clock, clock / 10, 2, false);
  }

  private static List<ContestantRecord> contestants() {
    var contestants = new ArrayList<ContestantRecord>();
    SERVERS.keySet().forEach(label -> contestants.add(contestant(label, Map.of())));
    POOLS.keySet().stream().sorted().forEach(label -> contestants.add(contestant(label, Map.of())));
    contestants.add(contestant("absent", Map.of("echo", "no C compiler (cc) on the path")));
    return contestants;
  }

  private static ContestantRecord contestant(String label, Map<String, String> whyNot) {
    boolean peer = List.of("netty-nio", "node", "stormpot", "absent").contains(label);
    return new ContestantRecord(label, "a made-up contestant", peer, label.endsWith("-again"), whyNot);
  }
}
