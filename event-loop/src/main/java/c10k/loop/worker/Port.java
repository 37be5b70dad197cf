package c10k.loop.worker;

import c10k.loop.node.Environment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a channel between two loops. Messages arrive in the order in which they were sent, each
 * in a callback of its own; those that come before anybody listens wait.
 *
 * <p>Threads: of the loop at this end.
 */
final class Port {
  /** What a queue can hold, though the message be null. */
  private record Message(@Nullable Object content) {}

  private final Environment owner;
  private final List<Consumer<? super @Nullable Object>> listeners = new ArrayList<>();

  private final ArrayDeque<Message> waiting = new ArrayDeque<>();

  private @Nullable Port peer;
  private boolean isClosed;

  Port(Environment owner) {
    this.owner = owner;
  }

  static void connect(Port one, Port other) {
    one.peer = other;
    other.peer = one;
  }

  /** Copies a message and sends the copy; returns false if there is nobody any more to take it. */
  boolean post(@Nullable Object message) {
    var copy = StructuredClone.copy(message);
    var target = peer;
    return !isClosed && target != null && target.owner.loop().post(() -> target.arrived(new Message(copy)));
  }

  private void arrived(Message message) {
    if (!isClosed) {
      waiting.add(message);
      tellNext();
    }
  }

  private void tellNext() {
    if (listeners.isEmpty() || waiting.isEmpty()) {
      return;
    }
    var content = waiting.remove().content;
    List.copyOf(listeners).forEach(listener -> listener.accept(content));
  }

  void onMessage(Consumer<? super @Nullable Object> listener) {
    listeners.add(listener);
    // One callback for each that waits, never inside this call. It takes the oldest, so that those which
    // are on their way cannot overtake.
    for (int i = 0; i < waiting.size(); i++) {
      owner.loop().post(this::tellNext);
    }
  }

  /** Whether there are messages that will be told to somebody. */
  boolean isTelling() {
    return !listeners.isEmpty() && !waiting.isEmpty();
  }

  /** Takes no more messages, and sends none. */
  void close() {
    isClosed = true;
    waiting.clear();
  }
}
