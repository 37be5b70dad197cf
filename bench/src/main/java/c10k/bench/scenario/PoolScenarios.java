package c10k.bench.scenario;

import c10k.bench.harness.DetachedExecution;
import c10k.bench.harness.JmhExecution;
import c10k.bench.harness.JmhExecution.Iterations;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.Turnout;
import c10k.bench.jmh.PoolAcquireRelease;
import c10k.bench.jmh.PoolLoopAcquireRelease;
import c10k.bench.jmh.PoolManyVirtualThreads;
import c10k.bench.jmh.PoolSpike;
import c10k.bench.jmh.PoolVersusConnect;
import c10k.bench.pool.Connector;
import c10k.bench.pool.PoolContestant;
import c10k.bench.pool.PoolContestants;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Figure;
import c10k.pool.AsyncPoolModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What pools cost, who waits at them for how long, and what they save. */
final class PoolScenarios {
  private static final String GROUP = "pools";
  private static final String REFERENCE = PoolContestants.HIKARICP;
  private static final String POOL_PARAM = "pool";
  private static final String UNIT = "operation";

  /** Of what a profile does not run by itself. */
  private static final int ROUNDS = 3;

  private static final Iterations THOROUGH = new Iterations(2, Duration.ofSeconds(1), Duration.ofSeconds(1));

  private PoolScenarios() {}

  static List<Scenario> of(Profile profile) {
    return List.of(contention(profile), spike(), crowd(), virtual(), loop(), connect());
  }

  private static List<String> with(String... others) {
    var labels = new ArrayList<>(PoolRosters.models());
    labels.addAll(List.of(others));
    return List.copyOf(labels);
  }

  /** Sentences, and what must be known of contestants to compare them. */
  private static String method(String sentences) {
    var all = new ArrayList<>(List.of(sentences));
    for (var remark : PoolContestants.all().stream().map(PoolContestant::remark).flatMap(remark -> remark.stream()).distinct().toList()) {
      all.add("Note that " + remark + ".");
    }
    return String.join(" ", all);
  }

  // Contention

  private static Scenario contention(Profile profile) {
    var launches = profile.pick(
        List.of(contended(4, 0, profile), contended(4, 100, profile)),
        List.of(contended(4, 0, profile), contended(4, 100, profile), contended(32, 0, profile), contended(32, 100, profile)));
    var times = profile.pick(
        new Iterations(2, Duration.ofMillis(200), Duration.ofMillis(500)),
        new Iterations(2, Duration.ofMillis(400), Duration.ofSeconds(1)));
    return new Scenario(
        "BM9",
        "pool",
        List.of(GROUP),
        "Pool under contention",
        "What does a pool cost when eight threads borrow at once?",
        method(PoolAcquireRelease.BORROWERS + " threads acquire and release a resource that is nothing, as fast as they can, from pools of 4 and of 32, all"
            + " filled before the start. One operation is an acquire with its release; the score counts those of all threads together. A resource is held for no"
            + " time, or for 100 µs in which the borrower computes, measured by its own processor time: a thread that parks for 100 µs may wake up 50 µs late,"
            + " which would hide the pool. So with holding the processor is never idle, the most that a machine can do is a core's time divided by 100 µs,"
            + " and what the pool itself costs is the processor time beyond holding. Waits are those in which a thread gives its core away."),
        UNIT,
        REFERENCE,
        PoolRosters.blocking(),
        JmhExecution.repeated(PoolAcquireRelease.class, "", POOL_PARAM, times),
        List.of(Figure.SCORE, Figure.POOL_CPU, Figure.PROCESS_CPU, Figure.PROCESS_WAITS, Figure.PROCESS_CORES),
        launches,
        new Turnout(2, with(REFERENCE)),
        new Turnout(ROUNDS, with(REFERENCE, "stormpot", "commons-pool2")));
  }

  private static Launch contended(int size, int holdMicros, Profile profile) {
    var words = size + " resources, " + (holdMicros == 0 ? "given back at once" : "held for " + holdMicros + " µs");
    var params = Map.of("size", Integer.toString(size), "holdMicros", Integer.toString(holdMicros));
    return Launch.of(new CaseRecord("size-" + size + "-hold-" + holdMicros, words, params), Duration.ofMillis(profile.pick(1_700, 3_300)));
  }

  // Spikes

  private static Scenario spike() {
    var turnout = new Turnout(5, with(REFERENCE, "stormpot", "commons-pool2", PoolContestants.FAIR_SEMAPHORE));
    return spikes(
        "BM10",
        "pool-spike",
        List.of(GROUP),
        "Pool in a spike",
        "Who waits how long when 50 callers come at once, and new resources take long?",
        "50 threads call at once and use a resource once, for 2 ms.",
        new CaseRecord(PoolSpike.CASE, "50 callers, one use each", Map.of("spikes", "2")),
        Duration.ofMillis(1_650),
        turnout);
  }

  private static Scenario crowd() {
    return spikes(
        "PL1",
        "pool-crowd",
        List.of(GROUP, Scenario.ON_REQUEST),
        "Pool before a crowd",
        "Who waits how long when callers that were served come again?",
        "50 threads call at once, and each uses a resource ten times for 2 ms, one time after the other: whoever is through comes again, which is the place"
            + " for newcomers to overtake.",
        new CaseRecord(PoolSpike.CASE, "50 callers, ten uses each", Map.of("spikes", "5", "turns", "10")),
        Duration.ofSeconds(4),
        new Turnout(ROUNDS, with(REFERENCE, "stormpot", "commons-pool2", PoolContestants.NONE, PoolContestants.FAIR_SEMAPHORE)));
  }

  private static Scenario spikes(
      String id, String name, List<String> groups, String title, String question, String callers, CaseRecord only, Duration expected, Turnout turnout) {
    return new Scenario(
        id,
        name,
        groups,
        title,
        question,
        method(callers + " 5 resources are there, at most 50 are allowed, and making one takes 150 ms, as connecting to a remote database does; every spike"
            + " meets a new pool. An overtake is a pair: who called at least 200 µs later was through before the earlier one was served; the worst is how"
            + " many did that to one caller. The control fair-semaphore is strictly first come, first served and never makes anything, so that overtakes that"
            + " are counted there are the machine's. What was created includes the 5 at the start, and what comes when all callers have gone. A percentile with"
            + " fewer than ten waits beyond it is left out."),
        "spike",
        REFERENCE,
        PoolRosters.blocking(),
        JmhExecution.shotAlone(PoolSpike.class, POOL_PARAM),
        List.of(
            Figure.WAIT_P50,
            Figure.WAIT_P90,
            Figure.WAIT_P99,
            Figure.WAIT_P999,
            Figure.WAIT_MAX,
            Figure.OVERTAKES,
            Figure.OVERTAKES_MOST,
            Figure.CREATED,
            Figure.CREATED_MOST),
        List.of(Launch.of(only, expected)),
        Turnout.NONE,
        turnout);
  }

  // On request

  private static Scenario virtual() {
    return new Scenario(
        "PL2",
        "pool-virtual",
        List.of(GROUP, Scenario.ON_REQUEST),
        "Pool and virtual threads",
        "What does a pool cost when 2,000 virtual threads share 50 resources?",
        method(PoolManyVirtualThreads.THREADS + " virtual threads use a resource " + PoolManyVirtualThreads.USES + " times each. Every holder lets others run"
            + " first, so that all resources are held and nearly all threads wait; or it waits for half a millisecond, as for an answer, and the processor has"
            + " nothing to do but what the pool makes it do."),
        UNIT,
        REFERENCE,
        PoolRosters.blocking(),
        JmhExecution.repeated(PoolManyVirtualThreads.class, "", POOL_PARAM, THOROUGH),
        List.of(Figure.SCORE, Figure.PROCESS_CPU, Figure.PROCESS_WAITS, Figure.PROCESS_CORES),
        Stream.of(PoolManyVirtualThreads.Hold.YIELD, PoolManyVirtualThreads.Hold.PARK).map(PoolScenarios::crowded).toList(),
        Turnout.NONE,
        new Turnout(ROUNDS, with(REFERENCE, "stormpot", PoolContestants.STORMPOT_WITHOUT_EXPIRY, "commons-pool2")));
  }

  private static Launch crowded(PoolManyVirtualThreads.Hold hold) {
    boolean yields = hold == PoolManyVirtualThreads.Hold.YIELD;
    return Launch.of(
        new CaseRecord(yields ? "yield" : "park", yields ? "holders let others run" : "holders wait 0.5 ms", Map.of("hold", hold.name())),
        Duration.ofSeconds(5));
  }

  private static Scenario loop() {
    return new Scenario(
        "PL3",
        "pool-loop",
        List.of(GROUP, Scenario.ON_REQUEST),
        "Pool within a loop",
        "What does a pool cost that is confined to an event loop?",
        "Chains of acquire and release run in one thread, the loop's, at a pool of ten: one chain, to which the pool is never empty, or 32, so that every"
            + " resource is handed over. Not comparable with pools at which threads wait: nobody waits here.",
        UNIT,
        "event-loop",
        PoolRosters.async(),
        JmhExecution.repeated(PoolLoopAcquireRelease.class, "", POOL_PARAM, THOROUGH),
        List.of(Figure.SCORE),
        Stream.of(1, 32).map(chains -> Launch.of(
            new CaseRecord("chains-" + chains, chains == 1 ? "one chain" : chains + " chains", Map.of("chains", Integer.toString(chains))),
            Duration.ofSeconds(4))).toList(),
        Turnout.NONE,
        new Turnout(ROUNDS, AsyncPoolModel.all().stream().map(AsyncPoolModel::name).toList()));
  }

  private static Scenario connect() {
    return new Scenario(
        "PL4",
        "pool-connect",
        List.of(GROUP, Scenario.ON_REQUEST),
        "Pool or connect",
        "What does a pool save at a database?",
        "Eight threads send a trivial query to a PostgreSQL on this machine, each as soon as it has its answer, on connections of a pool of ten, or on a new"
            + " connection for each query. Every launch starts a PostgreSQL of its own.",
        "query",
        REFERENCE,
        PoolRosters.connectors(),
        new DetachedExecution(JmhExecution.repeated(PoolVersusConnect.class, "", POOL_PARAM, THOROUGH)),
        List.of(Figure.QUERIES, Figure.QUERY_P50, Figure.QUERY_P99, Figure.QUERY_P999),
        List.of(Launch.of(new CaseRecord("queries", "eight threads", Map.of("size", "10")), Duration.ofSeconds(9))),
        Turnout.NONE,
        new Turnout(ROUNDS, Connector.labels()));
  }
}
