package c10k.pool.life;

import c10k.pool.DrainReport;
import c10k.pool.PoolEvent;
import c10k.pool.PoolPhase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * How a pool ends: its callers are sent away, what nobody holds is destroyed, and the rest is waited
 * for, up to the bound.
 *
 * <p>Guarded by the pool's exclusion; the futures are for all.
 */
final class Farewell<R> {
  private final PoolCore<R> core;
  private final CompletableFuture<DrainReport> drained = new CompletableFuture<>();
  private final CompletableFuture<Void> terminated = new CompletableFuture<>();
  private long since;
  private long until = Times.NEVER;
  private boolean over;

  Farewell(PoolCore<R> core) {
    this.core = core;
  }

  CompletableFuture<DrainReport> drained() {
    return drained;
  }

  CompletableFuture<Void> terminated() {
    return terminated;
  }

  long since() {
    return since;
  }

  /** When the bound is reached. */
  long until() {
    return until;
  }

  /** Begins, or makes the bound tighter. */
  void drain(Duration bound) {
    if (!core.phase().isClosed()) {
      core.setPhase(PoolPhase.DRAINING);
      since = core.now();
      core.effects().emit(new PoolEvent.Closed(core.config().name()));
      core.desk().close();
      core.upkeep().endAllUnheld();
    }
    until = Math.min(until, core.now() + Times.nanosOf(bound));
    core.dueAt(until);
    finishIfDone();
  }

  /** Tells those who wait for the end, once it has come. */
  void finishIfDone() {
    if (!core.phase().isClosed()) {
      return;
    }
    boolean isAllGone = core.roster().isAllGone();
    if (core.phase() == PoolPhase.DRAINING && (isAllGone || until <= core.now())) {
      core.setPhase(PoolPhase.CLOSED);
      var report = Reports.drain(core);
      core.effects().add(() -> drained.complete(report));
    }
    if (isAllGone && !over) {
      over = true;
      core.effects().emit(new PoolEvent.Terminated(core.config().name()));
      core.effects().add(() -> terminated.complete(null));
    }
  }
}
