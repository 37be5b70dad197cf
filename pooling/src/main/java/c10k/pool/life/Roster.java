package c10k.pool.life;

import c10k.pool.ResourceState;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * All slots that a pool still has to do with: the live ones, which take its places, and those that
 * are out of it and not finished yet.
 *
 * <p>Guarded by the pool's exclusion, but for {@link #live}.
 */
final class Roster<R> {
  /** Copied for each change, so that fast paths may search it at any time. */
  private volatile Slot<R>[] live = noSlots(0);

  /** Their creations are under way, and nobody waits for them any more. */
  private final Set<Slot<R>> abandoned = new HashSet<>();

  /** Their resources are being destroyed. */
  private final Set<Slot<R>> closing = new HashSet<>();

  private long numbers;

  @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays have no type parameters.
  private static <R> Slot<R>[] noSlots(int length) {
    return new Slot[length];
  }

  Slot<R>[] live() {
    return live;
  }

  int size() {
    return live.length;
  }

  int count(ResourceState state) {
    int count = 0;
    for (var slot : live) {
      count += slot.state() == state ? 1 : 0;
    }
    return count;
  }

  /** Takes a place for a resource that is to be made. */
  Slot<R> add(long now) {
    var slot = new Slot<R>(++numbers, now);
    var more = Arrays.copyOf(live, live.length + 1);
    more[live.length] = slot;
    live = more;
    return slot;
  }

  /** The slot gives its place back, and is of no further interest. */
  void remove(Slot<R> slot) {
    Slot<R>[] fewer = noSlots(live.length - 1);
    int kept = 0;
    for (var other : live) {
      if (!other.equals(slot)) {
        fewer[kept++] = other;
      }
    }
    live = fewer;
  }

  /** The slot gives its place back, while its creation goes on. */
  void abandon(Slot<R> slot) {
    remove(slot);
    abandoned.add(slot);
  }

  /** A creation has ended; returns whether it had been abandoned. */
  boolean endAbandoned(Slot<R> slot) {
    return abandoned.remove(slot);
  }

  int abandonedCount() {
    return abandoned.size();
  }

  /** The destruction of a resource without a place begins. */
  void beginClosing(Slot<R> slot) {
    closing.add(slot);
  }

  void endClosing(Slot<R> slot) {
    closing.remove(slot);
  }

  int closingCount() {
    return closing.size();
  }

  boolean isAllGone() {
    return live.length == 0 && closing.isEmpty() && abandoned.isEmpty();
  }
}
