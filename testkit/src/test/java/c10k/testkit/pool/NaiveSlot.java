package c10k.testkit.pool;

import c10k.pool.EndReason;
import c10k.pool.PoolStats;
import c10k.pool.ResourceState;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A resource, or the place of one that is being made. */
final class NaiveSlot<R> {
  final long id;
  final NaiveHealth health = new NaiveHealth();

  ResourceState state = ResourceState.CONNECTING;
  @Nullable R resource;

  /** When its creation began, and later when it was made. */
  long createdAt;

  /** When its last use ended; a check is no use. */
  long idleSince;

  /** The order in which uses ended, also of those that ended at the same time. */
  long useNumber;

  /** When it was last seen to work. */
  long trustedAt;

  @Nullable CompletionStage<R> creation;
  @Nullable NaiveCheck check;
  @Nullable NaiveLease<R> lease;

  /** Why it will be destroyed as soon as nobody needs it any more. */
  @Nullable EndReason doom;

  @Nullable EndReason ended;

  NaiveSlot(long id, long now) {
    this.id = id;
    this.createdAt = now;
  }

  boolean is(ResourceState expected) {
    return state == expected;
  }

  /** For {@link PoolStats}: how many of them are in a state. */
  static <R> int count(Iterable<NaiveSlot<R>> slots, ResourceState state) {
    int count = 0;
    for (var slot : slots) {
      if (slot.is(state)) {
        count++;
      }
    }
    return count;
  }
}
