package c10k.bench.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Checks that a pool is one before anybody measures how fast it is: each item is lent to one caller at a time, never more of them than it may have. */
public final class PoolGate {
  private static final PoolSize FIXED = PoolSize.fixed(3);
  private static final PoolSize GROWING = new PoolSize(2, 4);
  private static final int CALLERS = 8;
  private static final int USES = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is lent too soon is lent at once. */
  private static final long TOO_SOON_MILLIS = 50;

  private static final String TWICE = "it lent one item to two callers at once";

  private final String label;
  private final Duration patience;
  private final int most;
  private final Set<Item> held = ConcurrentHashMap.newKeySet();
  private final AtomicInteger holders = new AtomicInteger();
  private final AtomicReference<String> wrong = new AtomicReference<>("");

  private PoolGate(String label, Duration patience) {
    this.label = label;
    this.patience = patience;
    this.most = label.equals(PoolContestants.NONE) ? CALLERS : GROWING.max();
  }

  /**
   * Borrows all of a pool's three items and one more; then has eight callers use a pool of two to four items 200 times each.
   *
   * @throws IOException saying what is wrong with the pool
   */
  public static void check(PoolContestant contestant) throws IOException, InterruptedException {
    check(contestant, PATIENCE);
  }

  static void check(PoolContestant contestant, Duration patience) throws IOException, InterruptedException {
    var gate = new PoolGate(contestant.label(), patience);
    boolean isPool = !contestant.label().equals(PoolContestants.NONE);
    if (isPool) {
      try (var pool = gate.open(contestant, FIXED, new Workshop())) {
        gate.borrowOneTooMany(pool);
      }
    }
    var workshop = new Workshop();
    try (var pool = gate.open(contestant, GROWING, workshop)) {
      pool.letGrow();
      gate.useByAll(pool);
      if (isPool && workshop.existing() > GROWING.max()) {
        throw gate.refusal("it has " + workshop.existing() + " items, and may have " + GROWING.max());
      }
    }
  }

  private PoolUnderTest<?> open(PoolContestant contestant, PoolSize size, Workshop workshop) throws IOException, InterruptedException {
    try {
      return PoolContestants.openFilled(contestant, size, workshop);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw refusal("it does not open: " + e.getMessage());
    }
  }

  private <L> void borrowOneTooMany(PoolUnderTest<L> pool) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    var lent = new ArrayList<L>();
    var items = new HashSet<Item>();
    for (int i = 0; i < FIXED.max(); i++) {
      var one = await(start(pool::acquire), deadline);
      lent.add(one);
      if (!items.add(await(start(() -> pool.item(one)), deadline))) {
        throw refusal(TWICE);
      }
    }
    var oneTooMany = start(pool::acquire);
    try {
      oneTooMany.get(TOO_SOON_MILLIS, TimeUnit.MILLISECONDS);
      throw refusal("it lent " + (FIXED.max() + 1) + " items at once, and may have " + FIXED.max());
    } catch (TimeoutException e) {
      // As it should be: it waits.
    } catch (ExecutionException e) {
      throw failure(e);
    }
    await(start(() -> release(pool, lent.removeFirst())), deadline);
    lent.add(await(oneTooMany, deadline));
    for (var one : lent) {
      await(start(() -> release(pool, one)), deadline);
    }
  }

  private static <L> L release(PoolUnderTest<L> pool, L lent) throws Exception {
    pool.release(lent);
    return lent;
  }

  private static <T> FutureTask<T> start(Callable<T> call) {
    var task = new FutureTask<>(call);
    Thread.ofPlatform().daemon().name("pool-gate").start(task);
    return task;
  }

  private void useByAll(PoolUnderTest<?> pool) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    var start = new CountDownLatch(1);
    var tasks = new ArrayList<FutureTask<Integer>>();
    for (int i = 0; i < CALLERS; i++) {
      tasks.add(start(() -> {
        start.await();
        return useOften(pool);
      }));
    }
    start.countDown();
    for (var task : tasks) {
      await(task, deadline);
    }
    requireRight();
  }

  private <T> T await(FutureTask<T> task, long deadline) throws IOException, InterruptedException {
    try {
      return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      requireRight();
      throw refusal("its callers were not through within " + patience.toMillis() + " ms");
    } catch (ExecutionException e) {
      requireRight();
      throw failure(e);
    }
  }

  private <L> int useOften(PoolUnderTest<L> pool) throws Exception {
    int uses = 0;
    while (uses < USES && isRight()) {
      var lent = pool.acquire();
      use(pool.item(lent));
      pool.release(lent);
      uses++;
    }
    return uses;
  }

  // Giving way makes it likely that others hold something at the same time.
  @SuppressWarnings("ThreadPriorityCheck")
  private void use(Item item) {
    int others = holders.getAndIncrement();
    if (others >= most) {
      wrong.compareAndSet("", "it lent " + (others + 1) + " items at once, and may have " + most);
    }
    if (!held.add(item)) {
      wrong.compareAndSet("", TWICE);
    }
    Thread.yield();
    held.remove(item);
    holders.decrementAndGet();
  }

  private boolean isRight() {
    return wrong.get().isEmpty();
  }

  private void requireRight() throws IOException {
    if (!isRight()) {
      throw refusal(wrong.get());
    }
  }

  private IOException failure(ExecutionException e) {
    return refusal("a caller failed: " + e.getCause());
  }

  private IOException refusal(String because) {
    return new IOException(label + " is no correct pool: " + because);
  }
}
