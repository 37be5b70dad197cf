package c10k.pool.life;

import c10k.pool.Priority;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait, in the order in which they are to be served. To leave from the middle costs no
 * more than to leave from the front, so that the impatient leave nothing behind.
 *
 * <p>Guarded by the pool's exclusion.
 */
final class WaitQueue<R> {
  private final Map<Priority, SequencedSet<Waiter<R>>> lines = new EnumMap<>(Priority.class);

  private final TreeSet<Waiter<R>> byDeadline =
      new TreeSet<>(Comparator.<Waiter<R>>comparingLong(waiter -> waiter.deadlineNanos).thenComparingLong(waiter -> waiter.order));

  private long arrivals;

  WaitQueue() {
    for (var priority : Priority.values()) {
      lines.put(priority, new LinkedHashSet<>());
    }
  }

  void add(Waiter<R> waiter) {
    waiter.order = arrivals++;
    line(waiter).add(waiter);
    byDeadline.add(waiter);
  }

  /** Whether it was there. */
  boolean remove(Waiter<R> waiter) {
    byDeadline.remove(waiter);
    return line(waiter).remove(waiter);
  }

  private SequencedSet<Waiter<R>> line(Waiter<R> waiter) {
    return lines.computeIfAbsent(waiter.priority(), none -> new LinkedHashSet<>());
  }

  /** Takes the first out, or null. */
  @Nullable Waiter<R> poll() {
    for (var line : lines.values()) {
      if (!line.isEmpty()) {
        var first = line.removeFirst();
        byDeadline.remove(first);
        return first;
      }
    }
    return null;
  }

  /** Takes one out whose deadline has come, or null. */
  @Nullable Waiter<R> pollExpired(long now) {
    if (byDeadline.isEmpty() || byDeadline.first().deadlineNanos > now) {
      return null;
    }
    var expired = byDeadline.first();
    remove(expired);
    return expired;
  }

  /** The earliest deadline, or {@link Times#NEVER}. */
  long nextDeadline() {
    return byDeadline.isEmpty() ? Times.NEVER : byDeadline.first().deadlineNanos;
  }

  /** Since when the longest waits, or {@link Times#NEVER}. */
  long longestSince() {
    long since = Times.NEVER;
    for (var line : lines.values()) {
      since = line.isEmpty() ? since : Math.min(since, line.getFirst().sinceNanos);
    }
    return since;
  }

  int size() {
    return byDeadline.size();
  }

  boolean isEmpty() {
    return byDeadline.isEmpty();
  }
}
