package c10k.loop.stream;

import c10k.loop.node.Deferred;
import c10k.loop.node.Promise;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream chunk by chunk, each when it is asked for.
 *
 * @param <T> type of the chunks
 */
public final class ChunkIterator<T> {
  private final Readable<T> stream;
  private final Subscription subscription;
  private @Nullable Deferred<Optional<T>> asked;
  private boolean isOver;
  private @Nullable Throwable error;

  ChunkIterator(Readable<T> stream) {
    this.stream = stream;
    this.subscription = stream.onReadable(this::answer);
    new Watch(stream.life(), stream, null, this::over).start();
  }

  /**
   * The next chunk, or nothing at the end. It is rejected if the stream ends badly.
   *
   * @throws IllegalStateException if the one before has not come yet
   */
  public Promise<Optional<T>> next() {
    if (asked != null) {
      throw new IllegalStateException("The next chunk was asked for before the last one came: wait for its promise first.");
    }
    var next = stream.environment().<Optional<T>>deferred();
    asked = next;
    answer();
    return next.promise();
  }

  private void answer() {
    var waiting = asked;
    if (waiting == null) {
      return;
    }
    var chunk = stream.isDestroyed() ? null : stream.read();
    if (chunk != null) {
      asked = null;
      waiting.resolve(Optional.of(chunk));
    } else if (isOver) {
      asked = null;
      settleEnd(waiting);
    }
  }

  private void settleEnd(Deferred<Optional<T>> waiting) {
    if (error == null) {
      waiting.resolve(Optional.empty());
    } else {
      waiting.reject(error);
    }
  }

  private void over(@Nullable Throwable why) {
    isOver = true;
    error = why;
    answer();
  }

  /** Leaves before the end: the stream is destroyed, and gives nothing any more. */
  public void leave() {
    subscription.cancel();
    stream.destroy();
  }

  Promise<@Nullable Void> forEach(Function<? super T, ? extends Promise<?>> action) {
    var all = stream.environment().<@Nullable Void>deferred();
    step(action, all);
    return all.promise();
  }

  // One deferred for all steps: a promise that follows the next step's would grow with the stream.
  private void step(Function<? super T, ? extends Promise<?>> action, Deferred<@Nullable Void> all) {
    next().thenCompose(chunk -> {
      if (chunk.isEmpty()) {
        all.resolve(null);
        return stream.environment().resolved(true);
      }
      return action.apply(chunk.get()).then(done -> {
        step(action, all);
        return true;
      });
    }).recover(failure -> {
      stream.destroy(failure);
      all.reject(failure);
      return false;
    });
  }
}
