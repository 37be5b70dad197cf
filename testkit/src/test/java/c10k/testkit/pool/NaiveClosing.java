package c10k.testkit.pool;

import static c10k.testkit.pool.PoolFlaw.*;

import c10k.pool.AcquireFailure;
import c10k.pool.DrainReport;
import c10k.pool.EndReason;
import c10k.pool.PoolEvent;
import c10k.pool.PoolPhase;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The end of the pool: nobody is served, nothing is made, and everything is destroyed. */
final class NaiveClosing<R> {

  private record Drain(long since, long deadline, CompletableFuture<DrainReport> report) {}

  private final NaivePool<R> pool;
  private final List<Drain> drains = new ArrayList<>();
  final CompletableFuture<Void> terminated = new CompletableFuture<>();
  private boolean ended;
  private boolean stuck;

  NaiveClosing(NaivePool<R> pool) {
    this.pool = pool;
  }

  CompletionStage<DrainReport> drain(Duration bound) {
    var drain = new Drain(pool.now(), NaiveTime.after(pool.now(), bound), new CompletableFuture<>());
    drains.add(drain);
    if (!pool.phase.isClosed()) {
      close();
    }
    pool.turns.later(() -> pool.enter(this::tick));
    return drain.report;
  }

  private void close() {
    stuck = pool.has(CLOSE_WAITS_FOR_CREATIONS) && pool.count(ResourceState.CONNECTING) > 0;
    pool.phase = PoolPhase.DRAINING;
    pool.tell(new PoolEvent.Closed(pool.config.name()));
    if (!pool.has(CLOSE_FORGETS_WAITERS)) {
      List.copyOf(pool.waiters).forEach(waiter -> pool.refuse(waiter, AcquireFailure.CLOSED, null));
    }
    pool.creations.abandonAll();
    pool.checks.abandonAll();
    pool.retirement.retireIdle(EndReason.CLOSED);
    pool.settle();
  }

  void tick() {
    finishIfAllIsGone();
    var over = drains.stream().filter(drain -> pool.now() >= drain.deadline || pool.phase == PoolPhase.CLOSED).toList();
    if (!over.isEmpty() && !stuck) {
      pool.phase = PoolPhase.CLOSED;
      List.copyOf(drains).forEach(this::report);
    }
  }

  private void report(Drain drain) {
    drains.remove(drain);
    int unfinished = pool.count(ResourceState.BROKEN) + pool.count(ResourceState.CHECKING) + pool.creations.strays.size();
    var report = new DrainReport(Duration.ofNanos(pool.now() - drain.since), pool.leases.holders(), unfinished);
    pool.turns.later(() -> drain.report.complete(report));
  }

  void finishIfAllIsGone() {
    if (!pool.phase.isClosed() || ended || stuck || !isAllGone()) {
      return;
    }
    ended = true;
    pool.phase = PoolPhase.CLOSED;
    List.copyOf(drains).forEach(this::report);
    pool.tell(new PoolEvent.Terminated(pool.config.name()));
    pool.turns.later(() -> terminated.complete(null));
  }

  private boolean isAllGone() {
    if (pool.has(SAYS_DONE_TOO_EARLY)) {
      return pool.live() == 0;
    }
    return pool.slots.isEmpty() && (pool.creations.strays.isEmpty() || pool.has(CLOSE_FORGETS_CREATIONS));
  }
}
