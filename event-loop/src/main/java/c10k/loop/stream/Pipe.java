package c10k.loop.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries chunks from one stream to another, no faster than the other takes them. */
final class Pipe<T> implements Subscription {
  private final Readable<T> from;
  private final Writable<T> to;
  private List<Subscription> subscriptions = List.of();
  private @Nullable Subscription drain;
  private boolean isOver;

  Pipe(Readable<T> from, Writable<T> to) {
    this.from = from;
    this.to = to;
  }

  Pipe<T> start() {
    from.pipeBegins();
    if (from.isEnded()) {
      from.environment().nextTick(to::end);
    }
    boolean mayResume = !from.isFlowing();
    // Not resumed by the listener: a target that is full must be waited for first.
    if (to.needsDrain()) {
      stall();
    }
    subscriptions = List.of(from.onEnd(to::end), from.onData(this::carry), to.onFinish(this::cancel), to.onClose(this::cancel));
    if (mayResume && !to.needsDrain()) {
      from.resume();
    }
    return this;
  }

  private void carry(T chunk) {
    if (!to.write(chunk)) {
      stall();
    }
  }

  private void stall() {
    if (isOver) {
      return;
    }
    from.stall(to);
    if (drain == null) {
      drain = to.onDrain(() -> from.goOn(to));
    }
  }

  /** Carries no more. */
  @Override
  public void cancel() {
    if (isOver) {
      return;
    }
    isOver = true;
    subscriptions.forEach(Subscription::cancel);
    if (drain != null) {
      drain.cancel();
    }
    from.pipeEnds();
    if (to.needsDrain()) {
      from.goOn(to);
    }
  }
}
