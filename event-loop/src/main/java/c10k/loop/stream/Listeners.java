package c10k.loop.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who wants to hear of an event, in the order in which they came. */
final class Listeners<E> {
  private final class Entry implements Subscription {
    private final Consumer<? super E> listener;
    private boolean cancelled;

    Entry(Consumer<? super E> listener) {
      this.listener = listener;
    }

    @Override
    public void cancel() {
      if (!cancelled) {
        cancelled = true;
        // A copy: the list may be in use by an event that is just being told.
        entries = entries.stream().filter(entry -> !entry.cancelled).toList();
      }
    }
  }

  private List<Entry> entries = List.of();

  Subscription add(Consumer<? super E> listener) {
    var added = new ArrayList<>(entries);
    var entry = new Entry(listener);
    added.add(entry);
    entries = added;
    return entry;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  void tell(E event) {
    for (var entry : entries) {
      if (!entry.cancelled) {
        entry.listener.accept(event);
      }
    }
  }
}
