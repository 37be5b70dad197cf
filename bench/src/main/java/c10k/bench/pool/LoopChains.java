package c10k.bench.pool;

import c10k.pool.AsyncPool;
import c10k.pool.AsyncPoolModel;
import c10k.pool.AsyncResourceFactory;
import c10k.pool.Lease;
import c10k.pool.PoolConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Drives an asynchronous pool from within its own loop.
 *
 * <p>Threads: one caller at a time; the chains run in the pool's loop.
 */
public final class LoopChains implements AutoCloseable {
  private final AsyncPool<Item> pool;
  private final int size;

  private LoopChains(AsyncPool<Item> pool, int size) {
    this.pool = pool;
    this.size = size;
  }

  /**
   * Opens a pool.
   *
   * @throws IllegalArgumentException if there is no model of this name, naming those that exist
   */
  public static LoopChains open(String model, int size) {
    var all = AsyncPoolModel.all();
    return all.stream()
        .filter(one -> one.name().equals(model))
        .findFirst()
        .map(one -> open(one, size))
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no asynchronous pool '" + model + "'; choose from "
                + String.join(", ", all.stream().map(AsyncPoolModel::name).toList()) + "."));
  }

  static LoopChains open(AsyncPoolModel model, int size) {
    var config = PoolConfig.builder().name("bench-loop").size(size, size).acquireTimeout(PoolUnderTest.PATIENCE).build();
    return new LoopChains(model.open(config, new Items()), size);
  }

  /**
   * Runs so many chains at once that share so many uses.
   *
   * @return the uses that were made
   */
  public long run(int chains, int uses) throws InterruptedException, ExecutionException, TimeoutException {
    var running = new ArrayList<Chain>();
    // While all are taken here, who asks must wait, and so is called back in the loop, not here.
    var taken = takeAll();
    for (int i = 0; i < chains; i++) {
      int share = uses / chains + (i < uses % chains ? 1 : 0);
      if (share > 0) {
        running.add(new Chain(share));
      }
    }
    running.forEach(chain -> chain.follow(pool.acquire()));
    taken.forEach(Lease::release);
    long made = 0;
    for (var chain : running) {
      made += chain.end.get(PoolUnderTest.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    return made;
  }

  private List<Lease<Item>> takeAll() throws InterruptedException, ExecutionException, TimeoutException {
    var taken = new ArrayList<Lease<Item>>();
    for (int i = 0; i < size; i++) {
      taken.add(pool.acquire().get(PoolUnderTest.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
    return taken;
  }

  AsyncPool<Item> pool() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }

  /** One use after the other. Confined to the loop, but for its end. */
  private final class Chain {
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final int uses;
    private int made;

    Chain(int uses) {
      this.uses = uses;
    }

    /** A loop as long as nobody has to wait, or the stack would grow with every use. */
    void follow(CompletableFuture<Lease<Item>> first) {
      var next = first;
      while (next.isDone() && !next.isCompletedExceptionally()) {
        next.join().release();
        made++;
        if (made == uses) {
          end.complete(made);
          return;
        }
        next = pool.acquire();
      }
      var awaited = next;
      var _ = awaited.whenComplete((_, error) -> {
        if (error == null) {
          follow(awaited);
        } else {
          end.completeExceptionally(error);
        }
      });
    }
  }

  /** Its resources, which are there at once. */
  private static final class Items implements AsyncResourceFactory<Item> {

    @Override
    public CompletionStage<Item> create() {
      return CompletableFuture.completedFuture(new Item());
    }

    @Override
    public CompletionStage<?> destroy(Item item) {
      return CompletableFuture.completedFuture(item);
    }
  }
}
