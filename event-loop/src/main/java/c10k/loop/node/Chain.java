package c10k.loop.node;

import org.jspecify.annotations.Nullable;

/**
 * A queue whose elements know their neighbours, so that any of them can leave it at once: a timer or an
 * immediate that was cleared must not be in anybody's way.
 */
final class Chain<T extends Chain.Link<T>> {

  /** What can be in one chain at a time. */
  abstract static class Link<T extends Link<T>> {
    private @Nullable Chain<T> chain;
    private @Nullable T previous;
    private @Nullable T next;

    final boolean isLinked() {
      return chain != null;
    }
  }

  private @Nullable T first;
  private @Nullable T last;

  boolean isEmpty() {
    return first == null;
  }

  @Nullable T first() {
    return first;
  }

  /** Adds an element at the end, from wherever it was. */
  void append(T element) {
    unlink(element);
    Link<T> link = element;
    link.chain = this;
    link.previous = last;
    if (last == null) {
      first = element;
    } else {
      linkOf(last).next = element;
    }
    last = element;
  }

  /** Takes an element out of its chain, if it is in one. */
  static <T extends Link<T>> void unlink(T element) {
    Link<T> link = element;
    var chain = link.chain;
    if (chain == null) {
      return;
    }
    var before = link.previous;
    var after = link.next;
    if (before == null) {
      chain.first = after;
    } else {
      linkOf(before).next = after;
    }
    if (after == null) {
      chain.last = before;
    } else {
      linkOf(after).previous = before;
    }
    link.chain = null;
    link.previous = null;
    link.next = null;
  }

  /** Private fields of a type parameter are out of reach, though they are those of its bound. */
  private static <T extends Link<T>> Link<T> linkOf(T element) {
    return element;
  }
}
