package c10k.bench.pool;

import c10k.pool.AsyncPoolModel;
import c10k.pool.Lease;
import c10k.pool.Priority;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Checks that a pool that lends within a loop is one, as {@link PoolGate} does for those at which threads wait. */
public final class AsyncPoolGate {
  private static final int SIZE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private AsyncPoolGate() {}

  /**
   * Borrows both items of a pool of two; who asks for a third must get it when one is given back, and not before.
   *
   * @throws IOException saying what is wrong with the pool
   */
  public static void check(AsyncPoolModel model) throws IOException, InterruptedException {
    try (var chains = LoopChains.open(model, SIZE)) {
      check(model.name(), timeout -> chains.pool().acquire(timeout, Priority.NORMAL), PATIENCE);
    }
  }

  static void check(String name, Function<Duration, CompletableFuture<Lease<Item>>> acquire, Duration patience)
      throws IOException, InterruptedException {
    var leases = new ArrayList<Lease<Item>>();
    for (int i = 0; i < SIZE; i++) {
      leases.add(get(name, acquire.apply(patience), patience));
    }
    requireDifferent(name, leases);
    var third = acquire.apply(patience);
    // Who does not want to wait is answered at once, but after the third, whose answer would be there by now.
    if (isLent(acquire.apply(Duration.ZERO), patience) || third.isDone()) {
      throw refusal(name, "it lent more than " + SIZE + " items at once, and has no more");
    }
    leases.removeFirst().release();
    leases.add(get(name, third, patience));
    requireDifferent(name, leases);
    leases.forEach(Lease::release);
  }

  private static boolean isLent(CompletableFuture<Lease<Item>> future, Duration patience) throws InterruptedException {
    try {
      future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  private static Lease<Item> get(String name, CompletableFuture<Lease<Item>> future, Duration patience) throws IOException, InterruptedException {
    try {
      return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw refusal(name, "it did not lend an item that was free within " + patience.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw refusal(name, "it did not lend an item that was free: " + e.getCause());
    }
  }

  private static void requireDifferent(String name, List<Lease<Item>> leases) throws IOException {
    var items = new HashSet<Item>();
    for (var lease : leases) {
      if (!items.add(lease.resource())) {
        throw refusal(name, "it lent one item to two callers at once");
      }
    }
  }

  private static IOException refusal(String name, String because) {
    return new IOException(name + " is no correct pool: " + because);
  }
}
