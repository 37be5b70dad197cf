package c10k.loop.node;

import c10k.loop.uv.Heap;
import org.jspecify.annotations.Nullable;

/** All timers of one duration. New ones go to the end, so they are in the order in which they are due. */
final class TimeoutList extends Heap.Element {
  final int millis;
  long expiry;
  long id;
  @Nullable Timeout first;
  private @Nullable Timeout last;

  TimeoutList(int millis, long expiry, long id) {
    this.millis = millis;
    this.expiry = expiry;
    this.id = id;
  }

  boolean isEmpty() {
    return first == null;
  }

  void append(Timeout timeout) {
    unlink(timeout);
    timeout.list = this;
    timeout.previous = last;
    if (last == null) {
      first = timeout;
    } else {
      last.next = timeout;
    }
    last = timeout;
  }

  /** Takes a timer out of its list, if it is in one. */
  static void unlink(Timeout timeout) {
    var list = timeout.list;
    if (list == null) {
      return;
    }
    var before = timeout.previous;
    var after = timeout.next;
    if (before == null) {
      list.first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      list.last = before;
    } else {
      after.previous = before;
    }
    timeout.list = null;
    timeout.previous = null;
    timeout.next = null;
  }
}
