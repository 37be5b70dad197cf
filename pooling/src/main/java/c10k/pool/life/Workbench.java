package c10k.pool.life;

import c10k.pool.AsyncResourceFactory;
import c10k.pool.EndReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the factory, outside the exclusion, and brings its answers back into it. Whatever a factory
 * does wrong ends here as a failed creation, check or destruction.
 */
final class Workbench<R> {
  private static final Logger LOG = System.getLogger("c10k.pool");

  private final AsyncResourceFactory<R> factory;
  private final PoolCore<R> core;
  private final CorePool<R> pool;

  Workbench(AsyncResourceFactory<R> factory, PoolCore<R> core, CorePool<R> pool) {
    this.factory = factory;
    this.core = core;
    this.pool = pool;
  }

  void create(Slot<R> slot) {
    var stage = begin(factory::create);
    await(slot, stage);
    stage.whenComplete((resource, error) -> answer(() -> {
      slot.pending = null;
      if (resource == null) {
        core.lifecycle().createFailed(slot, error == null ? nothing("create", "a resource") : unwrap(error));
      } else {
        core.lifecycle().created(slot, resource);
      }
    }));
  }

  void check(Slot<R> slot, Transition start) {
    var stage = begin(() -> factory.validate(Objects.requireNonNull(slot.resource)));
    await(slot, stage);
    stage.whenComplete((isWell, error) -> answer(() -> {
      slot.pending = null;
      core.lifecycle().checked(slot, start, Boolean.TRUE.equals(isWell), error);
    }));
  }

  void destroy(Slot<R> slot, EndReason reason) {
    begin(() -> factory.destroy(Objects.requireNonNull(slot.resource))).whenComplete((nothing, error) -> {
      if (error != null) {
        LOG.log(Level.WARNING, "Destroying resource " + slot.number() + " of pool '" + core.config().name() + "' failed.", unwrap(error));
      }
      answer(() -> core.lifecycle().destroyed(slot, reason));
    });
  }

  private static <T> CompletionStage<T> begin(Supplier<? extends CompletionStage<T>> call) {
    try {
      CompletionStage<T> stage = call.get();
      return stage == null ? CompletableFuture.failedFuture(nothing("method", "a stage")) : stage;
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static IllegalStateException nothing(String method, String what) {
    return new IllegalStateException("The factory's " + method + " returned null instead of " + what + ". That is a bug in the factory.");
  }

  private static Throwable unwrap(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
  }

  private void await(Slot<R> slot, CompletionStage<?> stage) {
    slot.pending = stage;
    if (slot.abandoned) {
      factory.abandon(stage);
    }
  }

  /** Stages swallow what their callbacks throw; a bug of ours is to be seen. */
  private void answer(Runnable change) {
    try {
      pool.enter(change);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "Pool '" + core.config().name() + "' failed on an answer of its factory.", e);
      throw e;
    }
  }

  /** Tells the factory that nobody waits for this creation or check any more. */
  void abandon(Slot<R> slot) {
    slot.abandoned = true;
    core.effects().add(() -> abandon(slot.pending));
  }

  private void abandon(@Nullable CompletionStage<?> stage) {
    if (stage != null) {
      factory.abandon(stage);
    }
  }
}
