package c10k.loop.node;

import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many tasks be under way at once; the others begin in the order in which they came. For
 * what takes something scarce from its beginning to its end, such as a descriptor.
 *
 * <p>Threads: of the loop.
 */
public final class Limiter {
  private final Environment environment;
  private final int limit;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /**
   * Makes a limiter.
   *
   * @throws IllegalArgumentException if the limit is less than one
   */
  public Limiter(Environment environment, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("With a limit of " + limit + " no task would ever begin; the least is 1.");
    }
    this.environment = environment;
    this.limit = limit;
  }

  /** How many tasks are under way. */
  public int running() {
    return running;
  }

  /** How many tasks wait. */
  public int waiting() {
    return waiting.size();
  }

  /** Begins a task as soon as there is room: now, inside this call, if there is some. */
  public <T extends @Nullable Object> Promise<T> run(Supplier<Promise<T>> task) {
    var answer = environment.<T>deferred();
    waiting.add(() -> begin(task, answer));
    beginSome();
    return answer.promise();
  }

  private void beginSome() {
    while (running < limit && !waiting.isEmpty()) {
      running++;
      waiting.remove().run();
    }
  }

  private <T extends @Nullable Object> void begin(Supplier<Promise<T>> task, Deferred<T> answer) {
    try {
      task.get().onSettled(value -> {
        ended();
        answer.resolve(value);
      }, error -> {
        ended();
        answer.reject(error);
      });
    } catch (RuntimeException e) {
      // It never began, so there is room again.
      running--;
      answer.reject(e);
    }
  }

  private void ended() {
    running--;
    beginSome();
  }
}
