package c10k.loop.stream;

import c10k.loop.node.Promise;
import c10k.loop.stream.StreamException.Code;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a stream, or one side of it, is over: at its end, by an error, or closed before that.
 * If the end closes the stream, that is waited for.
 */
final class Watch {
  private final Lifecycle life;
  private final @Nullable Readable<?> readable;
  private final @Nullable Writable<?> writable;
  private final Consumer<@Nullable Throwable> over;
  private boolean isOver;

  /**
   * Prepares.
   *
   * @param readable if its end is to be waited for
   * @param writable if that it is finished is to be waited for
   * @param over called once, with the error or null
   */
  Watch(Lifecycle life, @Nullable Readable<?> readable, @Nullable Writable<?> writable, Consumer<@Nullable Throwable> over) {
    this.life = life;
    this.readable = readable;
    this.writable = writable;
    this.over = over;
  }

  static Promise<@Nullable Void> promise(Stream stream, @Nullable Readable<?> readable, @Nullable Writable<?> writable) {
    var over = stream.environment().<@Nullable Void>deferred();
    new Watch(stream.life(), readable, writable, error -> {
      if (error == null) {
        over.resolve(null);
      } else {
        over.reject(error);
      }
    }).start();
    return over.promise();
  }

  void start() {
    life.errorListeners.add(this::settle);
    life.closeListeners.add(closed -> closed());
    if (readable != null) {
      readable.onEnd(this::oneSideIsOver);
    }
    if (writable != null) {
      writable.onFinish(this::oneSideIsOver);
    }
    if (life.isClosed()) {
      life.environment.nextTick(this::closed);
    } else if (isAtEnd()) {
      life.environment.nextTick(this::oneSideIsOver);
    }
  }

  private boolean isAtEnd() {
    return (readable == null || readable.isEnded()) && (writable == null || writable.isFinished());
  }

  private void oneSideIsOver() {
    if (isAtEnd() && !life.closesWithThisSide()) {
      settle(null);
    }
  }

  private void closed() {
    var error = life.error();
    if (error == null && !isAtEnd()) {
      error = new StreamException(Code.PREMATURE_CLOSE);
    }
    settle(error);
  }

  private void settle(@Nullable Throwable error) {
    if (!isOver) {
      isOver = true;
      over.accept(error);
    }
  }
}
