package c10k.loop.worker;

import c10k.loop.node.Environment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts workers for a parent. When the parent's environment ends, those that are left are told to end
 * too; it does not wait for them.
 *
 * <p>Threads: of the parent's loop.
 */
public final class Workers {
  private final Environment parent;
  private final Set<Worker> running = new HashSet<>();

  /** Starts workers for that environment. */
  public Workers(Environment parent) {
    this.parent = parent;
    parent.onExit(code -> List.copyOf(running).forEach(Worker::tellToEnd));
  }

  /** Starts a worker without data. */
  public Worker start(String name, WorkerMain main) {
    return start(name, null, main);
  }

  /**
   * Starts a worker: a thread, a loop and an environment of its own.
   *
   * @param name of the thread
   * @param data given to it in a copy, like a message
   * @throws IllegalArgumentException a {@link DataCloneException} if the data cannot be copied
   */
  public Worker start(String name, @Nullable Object data, WorkerMain main) {
    var worker = new Worker(parent, name, StructuredClone.copy(data), main, running::remove);
    worker.start();
    running.add(worker);
    return worker;
  }

  /** How many have not ended yet. */
  public int running() {
    return running.size();
  }
}
