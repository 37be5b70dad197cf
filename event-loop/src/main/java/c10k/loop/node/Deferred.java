package c10k.loop.node;

import org.jspecify.annotations.Nullable;

/**
 * The end of a promise by which it is settled. The first call counts; others have no effect.
 *
 * <p>Threads: of the loop. Others post to the loop.
 */
public final class Deferred<T extends @Nullable Object> {
  private final Promise<T> promise;
  private boolean isDecided;

  Deferred(Promise<T> promise) {
    this.promise = promise;
  }

  /** What can be handed out. */
  public Promise<T> promise() {
    return promise;
  }

  /** Fulfils it. */
  public void resolve(T value) {
    if (decide()) {
      promise.fulfil(value);
    }
  }

  /** Rejects it. */
  public void reject(Throwable reason) {
    if (decide()) {
      promise.reject(reason);
    }
  }

  /** Lets it follow another promise. That takes two microtasks more than a value, as in JavaScript. */
  public void follow(Promise<? extends T> other) {
    if (promise.equals(other)) {
      reject(new IllegalStateException("A promise cannot follow itself; it would wait for ever."));
    }
    if (decide()) {
      promise.environment().queueMicrotask(() -> other.onSettled(promise::fulfil, promise::reject));
    }
  }

  private boolean decide() {
    boolean isFirst = !isDecided;
    isDecided = true;
    return isFirst;
  }
}
