package c10k.loop.uv;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/** The handles of one phase, the one that was started last first. */
final class Phase {
  private ArrayDeque<PhaseHandle> handles = new ArrayDeque<>();
  private ArrayDeque<PhaseHandle> left = new ArrayDeque<>();

  void add(PhaseHandle handle) {
    handles.addFirst(handle);
  }

  void remove(PhaseHandle handle) {
    if (!handles.remove(handle)) {
      left.remove(handle);
    }
  }

  boolean isEmpty() {
    return handles.isEmpty();
  }

  /** Calls them all. One that is started meanwhile waits for the next turn. */
  void run(Consumer<Runnable> call) {
    if (handles.isEmpty()) {
      return;
    }
    var all = handles;
    handles = left;
    left = all;
    for (var next = left.poll(); next != null; next = left.poll()) {
      handles.addLast(next);
      call.accept(next.callback());
    }
  }
}
