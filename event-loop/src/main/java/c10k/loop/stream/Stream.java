package c10k.loop.stream;

import c10k.loop.node.Environment;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A stream, whatever it is for. It comes to its end, or is destroyed; either way it is closed, and
 * after that nothing more is heard of it.
 *
 * <p>Threads: of the loop. Listeners are called there too.
 */
public abstract sealed class Stream permits Readable, Writable, Duplex {
  private final Lifecycle life;

  Stream(Lifecycle life) {
    this.life = life;
  }

  /** Where it runs. */
  public final Environment environment() {
    return life.environment;
  }

  final Lifecycle life() {
    return life;
  }

  /** Breaks it off. What is buffered is lost. Has no effect the second time. */
  public final void destroy() {
    life.destroy(null);
  }

  /** Breaks it off because of an error, which listeners will hear. Has no effect the second time. */
  public final void destroy(Throwable error) {
    life.destroy(error);
  }

  /** Whether it was broken off, or has come to its end. */
  public final boolean isDestroyed() {
    return life.isDestroyed();
  }

  /** Whether its close has been told. */
  public final boolean isClosed() {
    return life.isClosed();
  }

  /** What went wrong. */
  public final Optional<Throwable> error() {
    return Optional.ofNullable(life.error());
  }

  /** Hears of the error that ends it. If nobody does, the error counts as thrown by a callback of the loop. */
  public final Subscription onError(Consumer<? super Throwable> listener) {
    return life.errorListeners.add(listener);
  }

  /** Hears that it is closed: the last event. */
  public final Subscription onClose(Runnable listener) {
    return life.closeListeners.add(stream -> listener.run());
  }
}
