package c10k.bench.scale;

import c10k.bench.jmh.CompilerRest;
import c10k.bench.result.Figure;
import c10k.bench.jmh.MemorySlopes;
import c10k.bench.jmh.MemorySnapshot;
import c10k.bench.process.Contestant;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import c10k.bench.process.ServerProcess;
import c10k.bench.websocket.Announcements;
import c10k.bench.websocket.BroadcastGate;
import c10k.bench.websocket.ClientPlan;
import c10k.bench.websocket.RoundTrips;
import c10k.bench.websocket.WebSocketClients;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One server in a process of its own, with all its WebSockets from this process. Memory is a slope over none, a quarter
 * and all of the connections; all of them answer a ping before it is read, and hear a broadcast after.
 */
final class ModelScale {
  private static final int QUARTER = 4;
  private static final int WARMUPS = 3;

  /** The one in the middle is told. */
  private static final int BROADCASTS = 3;

  private static final double NANOS_PER_SECOND = 1e9;

  private static final Map<Figure, ScaleFigure> MEMORY = Map.of(
      Figure.HEAP_PER_CONNECTION, ScaleFigure.HEAP,
      Figure.DIRECT_PER_CONNECTION, ScaleFigure.DIRECT,
      Figure.NATIVE_PER_CONNECTION, ScaleFigure.NATIVE,
      Figure.KERNEL_SOCKETS_PER_CONNECTION, ScaleFigure.KERNEL_SOCKETS,
      Figure.KERNEL_THREADS_PER_CONNECTION, ScaleFigure.KERNEL_THREADS,
      Figure.THREADS_PER_CONNECTION, ScaleFigure.THREADS);

  private final ScalePlan plan;
  private final Placement placement;
  private final ScaleLog log;
  private final ScaleResult.Builder result = new ScaleResult.Builder();
  private final List<MemorySnapshot> snapshots = new ArrayList<>();

  ModelScale(ScalePlan plan, Placement placement, ScaleLog log) {
    this.plan = plan;
    this.placement = placement;
    this.log = log;
  }

  ScaleResult run(Contestant contestant) throws IOException, InterruptedException {
    try (var server = ServerProcess.start(contestant, JvmFlags.memory(placement), placement)) {
      log.stage(contestant.label(), "checking that it broadcasts correctly");
      BroadcastGate.check(server.address());
      warmUp(server);
      snapshots.add(MemorySnapshot.take(server, 0));
      measure(contestant, server);
      new MemorySlopes(snapshots).figures().forEach(this::putMemory);
      return result.ok(contestant.label());
    }
  }

  /** Makes the server compile what it needs, and start the threads that connections share: else they would be weighed too. */
  private void warmUp(ServerProcess server) throws IOException, InterruptedException {
    for (int i = 0; i < WARMUPS; i++) {
      try (var clients = WebSocketClients.open(ClientPlan.of(server.address(), few()))) {
        RoundTrips.onEach(clients, RoundTrips.Kind.PING);
        Announcements.toAll(clients);
      }
    }
    // It also has to find out that all are gone.
    CompilerRest.await(server);
  }

  /** At least one who speaks and one who hears. */
  private int few() {
    return Math.max(2, plan.connections() / QUARTER);
  }

  private void measure(Contestant contestant, ServerProcess server) throws IOException, InterruptedException {
    var label = contestant.label();
    int few = few();
    long begin = System.nanoTime();
    try (var clients = WebSocketClients.open(ClientPlan.of(server.address(), few), opened -> log.opened(label, opened, plan.connections()))) {
      long openNanos = System.nanoTime() - begin;
      RoundTrips.onEach(clients, RoundTrips.Kind.PING);
      snapshots.add(MemorySnapshot.take(server, few));
      begin = System.nanoTime();
      clients.openMore(plan.connections() - few, opened -> log.opened(label, opened, plan.connections()));
      openNanos += System.nanoTime() - begin;
      result.put(ScaleFigure.OPEN_SECONDS, openNanos / NANOS_PER_SECOND);
      result.put(ScaleFigure.OPEN_PER_SECOND, plan.connections() * NANOS_PER_SECOND / openNanos);
      log.stage(label, "holding " + plan.connections() + " WebSockets");
      clients.hold(plan.hold().toNanos());
      result.pings(RoundTrips.onEach(clients, RoundTrips.Kind.PING));
      snapshots.add(MemorySnapshot.take(server, plan.connections()));
      log.stage(label, "telling all something");
      result.broadcast(middle(broadcasts(clients)));
      RoundTrips.onEach(clients, RoundTrips.Kind.PING);
    }
  }

  private static List<Histogram> broadcasts(WebSocketClients clients) throws IOException {
    var broadcasts = new ArrayList<Histogram>();
    for (int i = 0; i < BROADCASTS; i++) {
      broadcasts.add(Announcements.toAll(clients));
    }
    return broadcasts;
  }

  private static Histogram middle(List<Histogram> broadcasts) {
    return broadcasts.stream().sorted(Comparator.comparingLong(Histogram::getMaxValue)).toList().get(broadcasts.size() / 2);
  }

  private void putMemory(Figure figure, double value) {
    var known = MEMORY.get(figure);
    if (known != null) {
      result.put(known, value);
    }
  }
}
