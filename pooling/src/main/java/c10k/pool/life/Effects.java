package c10k.pool.life;

import c10k.pool.PoolEvent;
import c10k.pool.PoolListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * What the core has decided inside the exclusion and is to be done outside it: to call the factory,
 * listeners and waiters, none of which may hold up the others.
 *
 * <p>Guarded by the pool's exclusion, but for {@link #run} and {@link #tell}.
 */
final class Effects {
  private static final Logger LOG = System.getLogger("c10k.pool");

  private final List<PoolListener> listeners;
  private List<Runnable> next = new ArrayList<>();

  Effects(List<PoolListener> listeners) {
    this.listeners = listeners;
  }

  void add(Runnable effect) {
    next.add(effect);
  }

  /** Whether it is worth making an event. */
  boolean haveListeners() {
    return !listeners.isEmpty();
  }

  void emit(PoolEvent event) {
    if (haveListeners()) {
      next.add(() -> tell(event));
    }
  }

  /** Takes what is to be done now. */
  List<Runnable> take() {
    if (next.isEmpty()) {
      return List.of();
    }
    var taken = next;
    next = new ArrayList<>();
    return taken;
  }

  /** One effect that fails must not keep the others from happening. */
  static void run(List<Runnable> effects) {
    for (var effect : effects) {
      try {
        effect.run();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "An effect of the pool failed.", e);
      }
    }
  }

  /** Calls all listeners. */
  void tell(PoolEvent event) {
    for (var listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "A listener of pool '" + event.pool() + "' failed on " + event + ".", e);
      }
    }
  }
}
