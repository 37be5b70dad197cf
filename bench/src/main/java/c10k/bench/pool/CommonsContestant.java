package c10k.bench.pool;

import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/** Apache Commons Pool, not fair, as it is by default. */
final class CommonsContestant implements PoolContestant {
  static final String LABEL = "commons-pool2";

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public String description() {
    return "Apache Commons Pool: a blocking deque under one lock; whoever finds none idle creates one itself";
  }

  @Override
  public PoolUnderTest<?> open(PoolSize size, Workshop workshop) throws Exception {
    var config = new GenericObjectPoolConfig<Item>();
    config.setMinIdle(size.min());
    config.setMaxTotal(size.max());
    // Or it would destroy on return all that is idle beyond eight.
    config.setMaxIdle(size.max());
    config.setMaxWait(PoolUnderTest.PATIENCE);
    var pool = new GenericObjectPool<>(new Items(workshop), config);
    pool.preparePool();
    return new Opened(pool);
  }

  /** Its resources. */
  private static final class Items extends BasePooledObjectFactory<Item> {
    private final Workshop workshop;

    Items(Workshop workshop) {
      this.workshop = workshop;
    }

    @Override
    public Item create() throws InterruptedException {
      return workshop.make();
    }

    @Override
    public PooledObject<Item> wrap(Item item) {
      return new DefaultPooledObject<>(item);
    }

    @Override
    public void destroyObject(PooledObject<Item> object) {
      workshop.end(object.getObject());
    }
  }

  /** The pool itself. */
  private record Opened(GenericObjectPool<Item> pool) implements PoolUnderTest<Item> {

    @Override
    public Item acquire() throws Exception {
      return pool.borrowObject();
    }

    @Override
    public void release(Item lent) {
      pool.returnObject(lent);
    }

    @Override
    public Item item(Item lent) {
      return lent;
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
