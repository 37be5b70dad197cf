package c10k.pool.life;

import c10k.pool.AcquireException;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.Lease;
import c10k.pool.PoolConfig;
import c10k.pool.PoolConfig.Validation;
import c10k.pool.Priority;
import c10k.server.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pool of at most one resource, with its fast path, and without a thread of its own: jcstress makes
 * very many, and time passes only when an actor says so.
 */
final class Arena extends FastPool<Object> {
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final Clock clock;
  private final Scripted factory;

  private Arena(Clock clock, Scripted factory, PoolConfig config) {
    super(config, factory);
    this.clock = clock;
    this.factory = factory;
  }

  static Arena open() {
    var clock = new Clock();
    var config = PoolConfig.builder().size(0, 1).validateOnAcquire(Validation.OFF).ticker(clock).build();
    return new Arena(clock, new Scripted(), config);
  }

  /** Stands still until told. */
  private static final class Clock implements Ticker {
    private volatile long nanos;

    @Override
    public long nanos() {
      return nanos;
    }
  }

  /** Answers at once, and counts. */
  private static final class Scripted implements AsyncResourceFactory<Object> {
    private final AtomicInteger alive = new AtomicInteger();

    @Override
    public CompletionStage<Object> create() {
      alive.incrementAndGet();
      return CompletableFuture.completedFuture(new Object());
    }

    @Override
    public CompletionStage<?> destroy(Object resource) {
      alive.decrementAndGet();
      return CompletableFuture.completedFuture(null);
    }
  }

  /** A caller that does not wait, but can be looked at. */
  static final class Caller extends Waiter<Object> {
    Caller() {
      super(Priority.NORMAL);
    }

    @Override
    protected void wake() {}

    String outcome() {
      if (!isSettled()) {
        return "waits";
      }
      try {
        result();
        return "granted";
      } catch (AcquireException e) {
        return e.reason().name();
      }
    }
  }

  @Override
  protected @Nullable Slot<Object> claimOne(Slot<Object>[] slots) {
    for (var slot : slots) {
      if (slot.tryClaim()) {
        return slot;
      }
    }
    return null;
  }

  /** The resource is held after this. */
  Lease<Object> hold() {
    var caller = call();
    return caller.result();
  }

  /** One more caller is granted, waits, or has failed after this. */
  Caller call() {
    var caller = new Caller();
    request(caller, TIMEOUT);
    return caller;
  }

  /** Acquires as threads do, the fast path first, but never waits. */
  String tryIt() {
    try {
      acquire(Duration.ZERO);
      return "granted";
    } catch (AcquireException e) {
      return e.reason().name();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void timeOut() {
    clock.nanos = TIMEOUT.toNanos();
    tick();
  }

  void giveUp(Caller caller) {
    withdraw(caller);
  }

  void endNow() {
    beginDrain(Duration.ZERO);
  }

  /** Releases or invalidates, and tells whether that was the first end of the lease. */
  static String ends(Runnable end) {
    try {
      end.run();
      return "ended";
    } catch (IllegalStateException e) {
      return "refused";
    }
  }

  /** How the pool stands when all is quiet. */
  String picture() {
    var stats = stats();
    boolean isBalanced = stats.live() == factory.alive.get()
        && stats.total() <= stats.maxSize()
        && stats.acquired() == stats.released() + stats.invalidated() + stats.active();
    return (isBalanced ? "" : "UNBALANCED " + stats + " ") + "active " + stats.active() + ", idle " + stats.idle() + ", waiting " + stats.waiting();
  }
}
