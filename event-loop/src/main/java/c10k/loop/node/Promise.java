package c10k.loop.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that comes later, or an error. Reactions run as microtasks: never inside the call that
 * settles the promise, always before the next callback of the loop, in the order in which they were
 * added. (A {@code CompletableFuture} runs them inside that call, the last one first.)
 *
 * <p>An error that nobody asks for is reported; see {@link Environment#onUnhandledRejection}.
 *
 * <p>Threads: of the loop. {@link #toStage} leads out of it.
 */
public final class Promise<T extends @Nullable Object> {
  private enum State {
    PENDING, FULFILLED, REJECTED
  }

  private record Reaction<T extends @Nullable Object>(Consumer<? super T> fulfilled, Consumer<Throwable> rejected) {}

  private final Environment environment;
  private State state = State.PENDING;
  private @Nullable T value;
  private @Nullable Throwable reason;
  private List<Reaction<T>> reactions = new ArrayList<>(1);
  private boolean handled;
  private boolean reported;

  Promise(Environment environment) {
    this.environment = environment;
  }

  Environment environment() {
    return environment;
  }

  // Settle

  void fulfil(T newValue) {
    state = State.FULFILLED;
    value = newValue;
    react();
  }

  void reject(Throwable newReason) {
    state = State.REJECTED;
    reason = newReason;
    if (!handled) {
      environment.rejections().add(this);
    }
    react();
  }

  private void react() {
    reactions.forEach(this::queue);
    reactions = List.of();
  }

  private void queue(Reaction<T> reaction) {
    if (state == State.FULFILLED) {
      environment.queueMicrotask(() -> reaction.fulfilled.accept(result()));
    } else {
      environment.queueMicrotask(() -> reaction.rejected.accept(reason()));
    }
  }

  @SuppressWarnings("NullAway") // It is null only if T may be.
  private T result() {
    return value;
  }

  /** Why it was rejected; only if it was. */
  public Throwable reason() {
    return Objects.requireNonNull(reason, "This promise was not rejected.");
  }

  /** Whether it has a value or an error. */
  public boolean isSettled() {
    return state != State.PENDING;
  }

  /** Whether anybody has asked for its error. */
  boolean isHandled() {
    return handled;
  }

  void markReported() {
    reported = true;
  }

  // React

  /** Has one of the two called, as a microtask, when it is settled. What that throws counts as thrown by a callback of the loop. */
  public void onSettled(Consumer<? super T> fulfilled, Consumer<Throwable> rejected) {
    if (reported && !handled) {
      environment.rejections().addLate(this);
    }
    handled = true;
    var reaction = new Reaction<T>(fulfilled, rejected);
    if (state == State.PENDING) {
      reactions.add(reaction);
    } else {
      queue(reaction);
    }
  }

  /** Goes on with the value. Errors pass. */
  public <U extends @Nullable Object> Promise<U> then(Function<? super T, ? extends U> next) {
    var deferred = environment.<U>deferred();
    onSettled(settling(deferred, result -> deferred.resolve(next.apply(result))), deferred::reject);
    return deferred.promise();
  }

  /** Goes on with the value, to what takes time again. Errors pass. */
  public <U extends @Nullable Object> Promise<U> thenCompose(Function<? super T, Promise<U>> next) {
    var deferred = environment.<U>deferred();
    onSettled(settling(deferred, result -> deferred.follow(next.apply(result))), deferred::reject);
    return deferred.promise();
  }

  /** Goes on with the value, or with what is made of the error. */
  public Promise<T> recover(Function<Throwable, ? extends T> makeGood) {
    var deferred = environment.<T>deferred();
    onSettled(deferred::resolve, settling(deferred, error -> deferred.resolve(makeGood.apply(error))));
    return deferred.promise();
  }

  /** Runs something in either case, and goes on as before. That takes as many microtasks as {@link #thenCompose}. */
  public Promise<T> finallyRun(Runnable action) {
    var deferred = environment.<T>deferred();
    onSettled(
        settling(deferred, result -> {
          action.run();
          deferred.follow(environment.resolved(result).then(same -> same));
        }),
        settling(deferred, error -> {
          action.run();
          deferred.follow(environment.<T>rejected(error).then(same -> same));
        }));
    return deferred.promise();
  }

  private static <V extends @Nullable Object> Consumer<V> settling(Deferred<?> deferred, Consumer<V> action) {
    return input -> {
      try {
        action.accept(input);
      } catch (Environment.Exit e) {
        throw e;
      } catch (Throwable e) {
        deferred.reject(e);
      }
    };
  }

  /** The values of all, in order; or the first error. */
  public static <T extends @Nullable Object> Promise<List<T>> all(Environment environment, List<Promise<T>> promises) {
    var deferred = environment.<List<T>>deferred();
    var values = new ArrayList<@Nullable T>();
    var left = new Object() {
      int count = promises.size();
    };
    for (int i = 0; i < promises.size(); i++) {
      int place = i;
      values.add(null);
      promises.get(i).onSettled(value -> {
        values.set(place, value);
        if (--left.count == 0) {
          deferred.resolve(Collections.unmodifiableList(values));
        }
      }, deferred::reject);
    }
    if (promises.isEmpty()) {
      deferred.resolve(List.of());
    }
    return deferred.promise();
  }

  /** What the first of them to be settled says. */
  public static <T extends @Nullable Object> Promise<T> race(Environment environment, List<Promise<T>> promises) {
    var deferred = environment.<T>deferred();
    promises.forEach(promise -> promise.onSettled(deferred::resolve, deferred::reject));
    return deferred.promise();
  }

  /** For other threads: completed by the loop, and with it their own reactions, unless they say otherwise. */
  public CompletionStage<T> toStage() {
    var future = new CompletableFuture<T>();
    onSettled(future::complete, future::completeExceptionally);
    return future;
  }
}
