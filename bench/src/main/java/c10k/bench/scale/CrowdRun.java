package c10k.bench.scale;

import c10k.bench.doctor.CrowdNeeds;
import c10k.bench.doctor.HostFiles;
import c10k.bench.harness.Interruption;
import c10k.bench.result.TrialStatus;
import c10k.bench.websocket.ClientPlan;
import c10k.bench.websocket.RoundTrips;
import c10k.bench.websocket.WebSocketClients;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * More WebSockets than one process may have: a cluster, and as many processes of clients as it has workers. Memory is what
 * all of them have added to that of the workers and the kernel. Confined to one thread.
 */
final class CrowdRun implements ScaleLauncher.Run {
  private static final int USUAL_SHARE = 17_000;
  private static final int FEWEST_PROCESSES = 2;

  /** Workers do not get the same number of connections; who has that many more than its share accepts no more. */
  private static final double LARGEST_SHARE = 1.08;

  private static final int SPARE = 100;
  private static final int WARMUP_SHARE = 50;
  private static final int FEWEST_WARMUPS = 100;
  private static final int WARMUPS = 2;
  private static final long OTHER_MEMORY = 160L << 20;
  private static final long MEBIBYTE = 1 << 20;
  private static final int USUALLY_OPENED_PER_SECOND = 3_000;
  private static final int SLOWEST_PER_SECOND = 300;
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration USUAL_START = Duration.ofSeconds(12);
  private static final Duration USUAL_REST = Duration.ofSeconds(30);
  private static final Duration HOLD_STEP = Duration.ofMillis(200);
  private static final String SERVER = "event-loop cluster";
  private static final double NANOS_PER_SECOND = 1e9;

  private final ScalePlan plan;
  private final PrintWriter out;
  private final int processes;
  private final ScaleResult.Builder result = new ScaleResult.Builder();

  CrowdRun(ScalePlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
    this.processes = Math.max(FEWEST_PROCESSES, Math.ceilDiv(plan.connections(), USUAL_SHARE));
  }

  @Override
  public List<String> serverFlags() {
    return ClusterProcess.FLAGS;
  }

  /** There is only one server, so nothing excuses its failure. */
  @Override
  public boolean isExcused(ScaleResult failure) {
    return false;
  }

  @Override
  public List<ScaleResult> results(Interruption interruption) throws IOException, InterruptedException {
    requireRoom();
    out.println("Opening %,d WebSockets to a cluster of %d event loops from %d processes of clients.".formatted(plan.connections(), processes, processes));
    out.println("Flags of the servers: " + String.join(" ", serverFlags()));
    var log = new ScaleLog(out, USUAL_START.plus(rest()).plusSeconds(plan.connections() / USUALLY_OPENED_PER_SECOND));
    try {
      return List.of(run(log, interruption));
    } catch (IOException e) {
      return List.of(ScaleResult.failed(SERVER, TrialStatus.FAILED, String.valueOf(e.getMessage())));
    }
  }

  private void requireRoom() throws IOException {
    var needs = new CrowdNeeds(plan.connections(), largestShare(), 2 * processes, ClusterProcess.HEAP_MEBIBYTES * MEBIBYTE + OTHER_MEMORY);
    var obstacle = needs.obstacle(HostFiles.ofThisMachine());
    if (obstacle.isPresent()) {
      throw new IOException(obstacle.get());
    }
  }

  private int largestShare() {
    return (int) (Math.ceilDiv(plan.connections(), processes) * LARGEST_SHARE) + SPARE;
  }

  private Duration rest() {
    return USUAL_REST.plus(plan.hold());
  }

  private ScaleResult run(ScaleLog log, Interruption interruption) throws IOException, InterruptedException {
    log.stage(SERVER, "starting " + processes + " workers");
    try (var cluster = ClusterProcess.start(processes, largestShare())) {
      warmUp(cluster);
      var before = CrowdMemory.of(cluster.workers());
      try (var crowd = Crowd.start(cluster.address(), plan.connections(), processes)) {
        open(crowd, log, interruption);
        log.expect(rest());
        hold(log, interruption);
        log.stage(SERVER, "asking each for a sign of life");
        result.pings(crowd.ping());
        log.stage(SERVER, "weighing");
        CrowdMemory.of(cluster.workers()).putGrowthSince(before, plan.connections(), result);
        log.stage(SERVER, "telling all something");
        result.put(ScaleFigure.BROADCASTS, crowd.announceToAll());
        result.broadcast(crowd.announcementTimes());
        cluster.requireAllAlive();
        log.stage(SERVER, "ending");
      }
    }
    return result.ok(SERVER);
  }

  /** Makes the workers compile what they need: else that would be weighed too. */
  private void warmUp(ClusterProcess cluster) throws IOException {
    for (int i = 0; i < WARMUPS; i++) {
      try (var clients = WebSocketClients.open(ClientPlan.of(cluster.address(), Math.max(FEWEST_WARMUPS, plan.connections() / WARMUP_SHARE)))) {
        RoundTrips.onEach(clients, RoundTrips.Kind.PING);
      }
    }
  }

  private void open(Crowd crowd, ScaleLog log, Interruption interruption) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long deadline = begin + LONGEST_START.toNanos() + TimeUnit.SECONDS.toNanos(plan.connections() / SLOWEST_PER_SECOND);
    while (!crowd.isOpen()) {
      requireNotInterrupted(interruption);
      if (System.nanoTime() > deadline) {
        throw new IOException("only " + crowd.opened() + " of " + plan.connections() + " WebSockets could be opened in time");
      }
      crowd.awaitNews();
      expect(crowd.opened(), System.nanoTime() - begin, log);
      log.opened(SERVER, crowd.opened(), plan.connections());
    }
    long nanos = System.nanoTime() - begin;
    result.put(ScaleFigure.CONNECTIONS, plan.connections());
    result.put(ScaleFigure.OPEN_SECONDS, nanos / NANOS_PER_SECOND);
    result.put(ScaleFigure.OPEN_PER_SECOND, plan.connections() * NANOS_PER_SECOND / nanos);
    log.say("  All %,d are open after %.1f s.".formatted(plan.connections(), nanos / NANOS_PER_SECOND));
  }

  private void expect(int opened, long nanos, ScaleLog log) {
    if (opened > 0) {
      log.expect(Duration.ofNanos((long) ((double) nanos / opened * (plan.connections() - opened))).plus(rest()));
    }
  }

  private void hold(ScaleLog log, Interruption interruption) throws IOException {
    long end = System.nanoTime() + plan.hold().toNanos();
    log.stage(SERVER, "holding all for " + plan.hold().toSeconds() + " s");
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      requireNotInterrupted(interruption);
      LockSupport.parkNanos(Math.min(left, HOLD_STEP.toNanos()));
    }
  }

  private static void requireNotInterrupted(Interruption interruption) throws IOException {
    if (interruption.isSet()) {
      throw new IOException("it was interrupted");
    }
  }
}
