package c10k.bench.pool;

import java.util.Optional;
import stormpot.Allocator;
import stormpot.BasePoolable;
import stormpot.Expiration;
import stormpot.Pool;
import stormpot.Slot;
import stormpot.Timeout;

/** Stormpot, with its threaded allocator; with its usual expiration, or without any. */
final class StormpotContestant implements PoolContestant {
  static final String LABEL = "stormpot";
  static final String LABEL_WITHOUT_EXPIRY = "stormpot-no-expiry";

  private static final Timeout LONGEST_CLAIM = new Timeout(PoolUnderTest.PATIENCE);

  private final boolean expires;

  private StormpotContestant(boolean expires) {
    this.expires = expires;
  }

  static StormpotContestant usual() {
    return new StormpotContestant(true);
  }

  static StormpotContestant withoutExpiry() {
    return new StormpotContestant(false);
  }

  @Override
  public String label() {
    return expires ? LABEL : LABEL_WITHOUT_EXPIRY;
  }

  @Override
  public String description() {
    return expires
        ? "Stormpot: a slot per thread claimed by one CAS; allocates in the background, looks at the age on every claim"
        : "Stormpot without expiration, so that no claim looks at the clock";
  }

  @Override
  public Optional<String> remark() {
    return Optional.of("stormpot has no minimum: when the callers come its size is set from the minimum to the maximum, and it goes on filling itself after the count of what was created has ended");
  }

  @Override
  public PoolUnderTest<?> open(PoolSize size, Workshop workshop) {
    var builder = Pool.from(new Items(workshop)).setSize(size.min());
    if (!expires) {
      builder.setExpiration(Expiration.never());
    }
    return new Opened(builder.build(), size.max());
  }

  /** An item, which knows its slot. */
  private static final class StormpotItem extends BasePoolable {
    private final Item item;

    StormpotItem(Slot slot, Item item) {
      super(slot);
      this.item = item;
    }
  }

  /** Its resources. */
  private record Items(Workshop workshop) implements Allocator<StormpotItem> {

    @Override
    public StormpotItem allocate(Slot slot) throws InterruptedException {
      return new StormpotItem(slot, workshop.make());
    }

    @Override
    public void deallocate(StormpotItem poolable) {
      workshop.end(poolable.item);
    }
  }

  /** The pool itself. */
  private record Opened(Pool<StormpotItem> pool, int max) implements PoolUnderTest<StormpotItem> {

    @Override
    public StormpotItem acquire() throws InterruptedException {
      var lent = pool.claim(LONGEST_CLAIM);
      if (lent == null) {
        throw new IllegalStateException("Stormpot had no item within " + PoolUnderTest.PATIENCE.toSeconds() + " s.");
      }
      return lent;
    }

    @Override
    public void release(StormpotItem lent) {
      lent.release();
    }

    @Override
    public Item item(StormpotItem lent) {
      return lent.item;
    }

    @Override
    public void letGrow() {
      pool.setTargetSize(max);
    }

    @Override
    public void close() {
      try {
        pool.shutdown().await(LONGEST_CLAIM);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
