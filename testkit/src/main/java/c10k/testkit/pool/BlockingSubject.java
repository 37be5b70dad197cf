package c10k.testkit.pool;

import c10k.pool.DrainReport;
import c10k.pool.Lease;
import c10k.pool.Pool;
import c10k.pool.PoolControl;
import c10k.server.Ticker;
import c10k.testkit.Await;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A pool whose callers are threads, each a daemon so that one that hangs can be left behind. */
final class BlockingSubject implements PoolSubject {
  /** Only a failure ever takes so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A call that is about to return may take so long; one that never does costs a failing test this much. */
  private static final Duration ABOUT_TO_RETURN = Duration.ofSeconds(2);

  private final Await patience;
  private final Duration briefly;
  private final Pool<Token> pool;
  private final Ticker ticker;
  private final ArrayDeque<Caller> free = new ArrayDeque<>();
  private final List<Caller> all = new ArrayList<>();
  private final Map<Attempt, Caller> waiting = new LinkedHashMap<>();
  private final List<Drain> drains = new ArrayList<>();

  private record Drain(Caller caller, CompletableFuture<DrainReport> report, long dueAt) {}

  BlockingSubject(Pool<Token> pool, Ticker ticker) {
    this(pool, ticker, PATIENCE);
  }

  /** For pools that are expected to fail. */
  BlockingSubject(Pool<Token> pool, Ticker ticker, Duration patience) {
    this.patience = new Await(patience);
    this.briefly = patience.compareTo(ABOUT_TO_RETURN) < 0 ? patience : ABOUT_TO_RETURN;
    this.pool = pool;
    this.ticker = ticker;
  }

  @Override
  public PoolControl control() {
    return pool;
  }

  @Override
  public boolean callersAreThreads() {
    return true;
  }

  @Override
  public Attempt acquire(Duration timeout) {
    return acquire(timeout, () -> {});
  }

  @Override
  public Attempt acquireInterrupted(Duration timeout) {
    var attempt = acquire(timeout, () -> Thread.currentThread().interrupt());
    attempt.setInterrupted();
    return attempt;
  }

  private Attempt acquire(Duration timeout, Runnable before) {
    var caller = takeCaller();
    var answer = new CompletableFuture<Lease<Token>>();
    var attempt = new Attempt(timeout, answer, () -> {
      if (!answer.isDone()) {
        caller.interrupt();
      }
    }, action -> inThread(caller, action));
    waiting.put(attempt, caller);
    caller.call(() -> {
      before.run();
      complete(answer, () -> {
        var lease = pool.acquire(timeout);
        if (Thread.interrupted()) {
          attempt.setFlagAfter();
        }
        return lease;
      });
    });
    // The order of the calls is the order of the attempts: the next one starts when this one waits or has returned.
    patience.until("a caller has returned, or waits and is counted", this::isAtRest);
    return attempt;
  }

  /** The one that was free last, as a server would take it; pools that know their threads then meet them again. */
  private Caller takeCaller() {
    if (!free.isEmpty()) {
      return free.pop();
    }
    var caller = new Caller(all.size() + 1);
    all.add(caller);
    return caller;
  }

  private static <T> void complete(CompletableFuture<T> answer, Callable<T> call) {
    try {
      answer.complete(call.call());
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  private void settleCaller(Caller caller) {
    patience.until("a caller has returned or waits", () -> !caller.isBusy() || caller.isWaiting());
  }

  @Override
  public void release(Lease<Token> lease) {
    pool.release(lease);
  }

  private void inThread(Caller caller, Runnable action) {
    if (caller.isBusy()) {
      action.run();
    } else {
      var done = new CompletableFuture<Boolean>();
      caller.call(() -> complete(done, () -> {
        action.run();
        return true;
      }));
      patience.until("a release has returned", () -> done.isDone() && !caller.isBusy());
      rethrow(done);
    }
  }

  private static void rethrow(CompletableFuture<?> done) {
    if (done.isCompletedExceptionally()) {
      switch (done.exceptionNow()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new AssertionError(e);
      }
    }
  }

  @Override
  public CompletableFuture<DrainReport> drain(Duration bound) {
    var caller = takeCaller();
    var report = new CompletableFuture<DrainReport>();
    drains.add(new Drain(caller, report, ticker.nanos() + bound.toNanos()));
    caller.call(() -> complete(report, () -> pool.drain(bound)));
    settleCaller(caller);
    return report;
  }

  @Override
  public void race(Runnable one, Runnable other) {
    var start = new CyclicBarrier(2);
    var tasks = List.of(racer(start, one), racer(start, other));
    tasks.forEach(task -> Thread.ofPlatform().daemon().start(task));
    for (var task : tasks) {
      try {
        task.get(briefly.toNanos(), TimeUnit.NANOSECONDS);
      } catch (Exception e) {
        throw new AssertionError("one of two racing calls failed or hangs", e);
      }
    }
  }

  private static FutureTask<Boolean> racer(CyclicBarrier start, Runnable action) {
    return new FutureTask<>(() -> {
      start.await();
      action.run();
      return true;
    });
  }

  /**
   * At rest, every call has returned, or waits and is counted by the pool. A call that must return
   * soon (its time is over, it was interrupted, the pool is closed) is waited for, because a thread
   * that was woken still looks like one that waits.
   */
  @Override
  public void settle() {
    var due = waiting.keySet().stream().filter(this::mustReturn).toList();
    awaitBriefly(() -> due.stream().allMatch(Attempt::isDone));
    awaitBriefly(() -> drains.stream().allMatch(drain -> drain.report.isDone() || !mustReturn(drain)));
    patience.until("all callers have returned, or wait and are counted", this::isAtRest);
    waiting.entrySet().removeIf(entry -> entry.getKey().isDone() && giveBack(entry.getValue()));
    drains.removeIf(drain -> drain.report.isDone() && giveBack(drain.caller));
  }

  private boolean giveBack(Caller caller) {
    free.push(caller);
    return true;
  }

  private boolean mustReturn(Attempt attempt) {
    return attempt.isGivenUp() || attempt.deadline() <= ticker.nanos() || pool.stats().phase().isClosed();
  }

  private boolean mustReturn(Drain drain) {
    return drain.dueAt <= ticker.nanos() || pool.terminated().toCompletableFuture().isDone();
  }

  private void awaitBriefly(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < briefly.toNanos()) {
      Thread.onSpinWait();
    }
  }

  private boolean isAtRest() {
    int counted = pool.stats().waiting();
    long inCall = waiting.entrySet().stream().filter(entry -> !entry.getKey().isDone()).count();
    return inCall == counted && all.stream().allMatch(caller -> !caller.isBusy() || caller.isWaiting())
        && pool.stats().waiting() == counted;
  }

  @Override
  public void close() {
    all.forEach(Caller::end);
  }
}
