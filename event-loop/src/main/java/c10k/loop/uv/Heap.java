package c10k.loop.uv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap whose elements know their places, so that any of them can be removed without being
 * searched for: a timer is cleared far more often than it fires.
 */
public final class Heap<T extends Heap.Element> {

  /** Something that remembers where it is in its heap. */
  public abstract static class Element {
    private static final int NOWHERE = -1;

    int place = NOWHERE;
  }

  private final Comparator<? super T> order;
  private final List<T> elements = new ArrayList<>();

  /** Makes an empty heap. */
  public Heap(Comparator<? super T> order) {
    this.order = order;
  }

  /** The least element, or null if there is none. */
  public @Nullable T peek() {
    return elements.isEmpty() ? null : elements.getFirst();
  }

  /** How many elements there are. */
  public int size() {
    return elements.size();
  }

  /** Adds an element, which must be in no heap. */
  public void add(T element) {
    elements.add(element);
    siftUp(element, elements.size() - 1);
  }

  /**
   * Removes an element.
   *
   * @throws NoSuchElementException if it is not here
   */
  public void remove(T element) {
    int gap = element.place;
    if (gap == Element.NOWHERE) {
      throw new NoSuchElementException("This element is in no heap.");
    }
    element.place = Element.NOWHERE;
    var last = elements.removeLast();
    if (gap < elements.size()) {
      put(last, gap);
      reordered(last);
    }
  }

  /** Moves an element, whose order has changed, to where it belongs now. */
  public void reordered(T element) {
    siftUp(element, element.place);
    siftDown(element, element.place);
  }

  private void siftUp(T element, int from) {
    int place = from;
    while (place > 0 && isLess(element, elements.get(parentOf(place)))) {
      put(elements.get(parentOf(place)), place);
      place = parentOf(place);
    }
    put(element, place);
  }

  private void siftDown(T element, int from) {
    int place = from;
    for (int child = lesserChildOf(place); child > 0 && isLess(elements.get(child), element); child = lesserChildOf(place)) {
      put(elements.get(child), place);
      place = child;
    }
    put(element, place);
  }

  private static int parentOf(int place) {
    return (place - 1) / 2;
  }

  /** The lesser of its children, or 0 if it has none. */
  private int lesserChildOf(int place) {
    int left = 2 * place + 1;
    int right = left + 1;
    if (left >= elements.size()) {
      return 0;
    }
    return right < elements.size() && isLess(elements.get(right), elements.get(left)) ? right : left;
  }

  private boolean isLess(T one, T other) {
    return order.compare(one, other) < 0;
  }

  private void put(T element, int place) {
    elements.set(place, element);
    element.place = place;
  }
}
