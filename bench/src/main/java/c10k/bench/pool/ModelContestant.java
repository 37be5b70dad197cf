package c10k.bench.pool;

import c10k.pool.Lease;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.PoolModel;
import c10k.pool.ResourceFactory;

/** A pool of the lab. */
record ModelContestant(PoolModel model) implements PoolContestant {

  @Override
  public String label() {
    return model.name();
  }

  @Override
  public String description() {
    return model.summary();
  }

  @Override
  public PoolUnderTest<?> open(PoolSize size, Workshop workshop) {
    var config = PoolConfig.builder()
        .name("bench")
        .size(size.min(), size.max())
        .acquireTimeout(PoolUnderTest.PATIENCE)
        .build();
    return new Opened(model.open(config, new Items(workshop)));
  }

  /** Its resources. */
  private record Items(Workshop workshop) implements ResourceFactory<Item> {

    @Override
    public Item create() throws InterruptedException {
      return workshop.make();
    }

    @Override
    public void destroy(Item item) {
      workshop.end(item);
    }
  }

  /** The pool itself. */
  private record Opened(Pool<Item> pool) implements PoolUnderTest<Lease<Item>> {

    @Override
    public Lease<Item> acquire() throws InterruptedException {
      return pool.acquire();
    }

    @Override
    public void release(Lease<Item> lent) {
      lent.release();
    }

    @Override
    public Item item(Lease<Item> lent) {
      return lent.resource();
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
