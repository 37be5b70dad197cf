package c10k.pool.life;

import c10k.pool.Lease;

/** The right to one epoch of one slot. Immutable: whether it has ended, the slot's word knows. */
final class SlotLease<R> implements Lease<R> {
  private final CorePool<R> pool;
  private final Slot<R> slot;
  private final R resource;
  private final long word;

  SlotLease(CorePool<R> pool, Slot<R> slot, R resource, long word) {
    this.pool = pool;
    this.slot = slot;
    this.resource = resource;
    this.word = word;
  }

  CorePool<R> pool() {
    return pool;
  }

  Slot<R> slot() {
    return slot;
  }

  long word() {
    return word;
  }

  @Override
  public R resource() {
    if (!slot.isHeldBy(word)) {
      throw ended("used");
    }
    return resource;
  }

  @Override
  public void release() {
    if (!tryRelease()) {
      throw ended("released");
    }
  }

  @Override
  public void close() {
    tryRelease();
  }

  private boolean tryRelease() {
    long returning = slot.beginReturn(word);
    if (returning == 0) {
      return false;
    }
    pool.released(slot, returning);
    return true;
  }

  @Override
  public void invalidate() {
    long returning = slot.beginReturn(word);
    if (returning == 0) {
      throw ended("invalidated");
    }
    pool.invalidated(slot);
  }

  @Override
  public void reportError(Throwable error) {
    if (slot.isHeldBy(word)) {
      pool.errorReported(slot, word);
    }
  }

  private IllegalStateException ended(String what) {
    return new IllegalStateException(
        "Resource " + slot.number() + " cannot be " + what + ": this lease has ended already. A caller gave it back twice, or kept it.");
  }
}
