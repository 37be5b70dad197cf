package c10k.loop.stream;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.stream.StreamException.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes chunks, and gives them to a sink, one after the other. Chunks wait while the sink is busy;
 * {@link #write} says when they are too many, and {@link #onDrain} when there are none any more.
 *
 * @param <T> type of the chunks
 */
public final class Writable<T> extends Stream {
  private final Sink<T> sink;
  private final Buffering<T> buffering;
  private final ArrayDeque<Write> waiting = new ArrayDeque<>();
  private final List<Done> finishCallbacks = new ArrayList<>();
  private final Listeners<Writable<T>> drainListeners = new Listeners<>();
  private final Listeners<Writable<T>> finishListeners = new Listeners<>();

  /** What the sink is busy with. */
  private @Nullable Write current;

  /** Sizes of what waits and what the sink is busy with. */
  private int buffered;

  /** Whether the sink is being called, so that an answer now is given inside that call. */
  private boolean insideSink;

  private boolean emptying;
  private boolean drainWanted;
  private boolean ending;
  private boolean finishAsked;
  private boolean finished;
  private boolean silentTickQueued;

  Writable(Lifecycle life, Sink<T> sink, Buffering<T> buffering) {
    super(life);
    this.sink = sink;
    this.buffering = buffering;
  }

  /** Makes a stream that puts its chunks into a list. */
  public static <T> Writable<T> into(Environment environment, List<? super T> list, Buffering<T> buffering) {
    return to(environment, (chunk, done) -> {
      list.add(chunk);
      done.succeeded();
    }, buffering);
  }

  /** Makes a stream to that sink. */
  public static <T> Writable<T> to(Environment environment, Sink<T> sink, Buffering<T> buffering) {
    var life = new Lifecycle(environment, List.of(sink), 1);
    var stream = new Writable<>(life, sink, buffering);
    stream.begin();
    return stream;
  }

  void begin() {
    life().onDestroy(() -> {
      if (!waiting.isEmpty() || !finishCallbacks.isEmpty()) {
        environment().nextTick(this::failWaiting);
      }
    });
  }

  // State

  /** Sizes of the chunks that were written and are not done. */
  public int buffered() {
    return buffered;
  }

  /** The size from which on it asks for a pause. */
  public int highWaterMark() {
    return buffering.highWaterMark();
  }

  /** Whether it has asked for a pause, and has not yet said that it is over. */
  public boolean needsDrain() {
    return drainWanted && !ending && !isDestroyed();
  }

  /** Whether {@link #end} was called. */
  public boolean isEnding() {
    return ending;
  }

  /** Whether everything is where it belongs. */
  public boolean isFinished() {
    return finished;
  }

  /** Hears when all that was written is done, if a write was answered with false. */
  public Subscription onDrain(Runnable listener) {
    return drainListeners.add(stream -> listener.run());
  }

  /** Hears when everything is where it belongs, after {@link #end}. */
  public Subscription onFinish(Runnable listener) {
    return finishListeners.add(stream -> listener.run());
  }

  /** Fulfilled when everything is where it belongs; rejected if an error, or a destruction, came before that. */
  public Promise<@Nullable Void> whenFinished() {
    return Watch.promise(this, null, this);
  }

  // Write

  /**
   * Takes a chunk, in any case.
   *
   * @return whether there is room for more; if not, wait for {@link #onDrain}
   */
  public boolean write(T chunk) {
    return write(chunk, Done.IGNORED);
  }

  /**
   * Takes a chunk, in any case.
   *
   * @param written called when the sink is done with it, or never will be
   * @return whether there is room for more; if not, wait for {@link #onDrain}
   */
  public boolean write(T chunk, Done written) {
    if (ending || isDestroyed()) {
      refuse(written);
      return false;
    }
    var write = new Write(chunk, buffering.sizeOf(chunk), written);
    buffered += write.size;
    if (current != null || emptying || life().hasFailed()) {
      waiting.add(write);
    } else {
      give(write);
    }
    boolean hasRoom = buffered < highWaterMark() || buffered == 0;
    if (!hasRoom) {
      drainWanted = true;
    }
    return hasRoom && !life().hasFailed() && !isDestroyed();
  }

  private void refuse(Done written) {
    var error = new StreamException(ending ? Code.WRITE_AFTER_END : Code.DESTROYED);
    environment().nextTick(() -> written.settle(error));
    destroy(error);
  }

  /** Writes, and waits until there is room for more. It is rejected if the stream ends first. */
  public Promise<@Nullable Void> writeAndAwaitRoom(T chunk) {
    var room = environment().<@Nullable Void>deferred();
    if (write(chunk)) {
      room.resolve(null);
    } else if (isClosed()) {
      room.reject(whyNot());
    } else {
      var drain = onDrain(() -> room.resolve(null));
      var close = onClose(() -> room.reject(whyNot()));
      room.promise().finallyRun(drain::cancel).finallyRun(close::cancel).recover(error -> null);
    }
    return room.promise();
  }

  private void give(Write write) {
    current = write;
    insideSink = true;
    try {
      sink.write(write.chunk, write);
    } catch (RuntimeException e) {
      write.settle(e);
    } finally {
      insideSink = false;
    }
  }

  private void answered(Write write, @Nullable Throwable error) {
    current = null;
    buffered -= write.size;
    if (error != null) {
      life().failing(error);
      inTickIfInsideSink(() -> failed(write, error));
      return;
    }
    giveWaiting();
    if (!insideSink) {
      tellWritten(write.written);
    } else if (write.written.equals(Done.IGNORED)) {
      tellSilentlyLater();
    } else {
      environment().nextTick(() -> tellWritten(write.written));
    }
  }

  private void inTickIfInsideSink(Runnable action) {
    if (insideSink) {
      environment().nextTick(action);
    } else {
      action.run();
    }
  }

  private void giveWaiting() {
    // A sink that answers at once must not come back here: each chunk would need its stack frames.
    if (emptying || isDestroyed()) {
      return;
    }
    boolean wasInside = insideSink;
    emptying = true;
    try {
      // Unlike in Node, nothing more is given to a sink that has just failed.
      while (current == null && !waiting.isEmpty() && !isDestroyed() && !life().hasFailed()) {
        give(waiting.remove());
      }
    } finally {
      emptying = false;
      insideSink = wasInside;
    }
  }

  // Tell

  /** Writes of which nobody wants to hear share a tick. */
  private void tellSilentlyLater() {
    if (!silentTickQueued) {
      silentTickQueued = true;
      environment().nextTick(() -> {
        silentTickQueued = false;
        tellWritten(Done.IGNORED);
      });
    }
  }

  private void tellWritten(Done written) {
    if (drainWanted && !ending && !isDestroyed() && buffered == 0) {
      drainWanted = false;
      drainListeners.tell(this);
    }
    written.succeeded();
    if (isDestroyed()) {
      failWaiting();
    }
    finishIfDone();
  }

  private void failed(Write write, Throwable error) {
    write.written.settle(error);
    failWaiting();
    destroy(error);
  }

  /** What waits will never be written. */
  private void failWaiting() {
    if (current != null) {
      return;
    }
    var why = whyNot();
    while (!waiting.isEmpty()) {
      var write = waiting.remove();
      buffered -= write.size;
      write.written.settle(why);
    }
    tellFinishCallbacks(why);
  }

  private Throwable whyNot() {
    var error = life().error();
    return error == null ? new StreamException(Code.DESTROYED) : error;
  }

  // Finish

  /** No more chunks will be written. */
  public void end() {
    end(Done.IGNORED);
  }

  /**
   * No more chunks will be written.
   *
   * @param finishedOrFailed called when everything is where it belongs, or never will be
   */
  public void end(Done finishedOrFailed) {
    if (finished || isDestroyed() || life().hasFailed()) {
      var error = finished ? null : whyNot();
      environment().nextTick(() -> finishedOrFailed.settle(error));
      return;
    }
    if (!finishedOrFailed.equals(Done.IGNORED)) {
      finishCallbacks.add(finishedOrFailed);
    }
    ending = true;
    finishIfDone();
  }

  /** Writes a last chunk, after which no more will be written. */
  public void end(T lastChunk) {
    write(lastChunk);
    end();
  }

  private boolean mayFinish() {
    return ending && !isDestroyed() && buffered == 0 && waiting.isEmpty() && current == null && !life().hasFailed() && !finished;
  }

  private void finishIfDone() {
    if (finishAsked || !mayFinish()) {
      return;
    }
    finishAsked = true;
    try {
      sink.finish(new Finish());
    } catch (RuntimeException e) {
      finishAnswered(e);
    }
  }

  private void finishAnswered(@Nullable Throwable error) {
    if (error != null) {
      tellFinishCallbacks(error);
      destroy(error);
    } else if (mayFinish()) {
      environment().nextTick(this::finish);
    }
  }

  private void finish() {
    if (!mayFinish()) {
      return;
    }
    finished = true;
    tellFinishCallbacks(null);
    finishListeners.tell(this);
    life().sideIsOver();
  }

  private void tellFinishCallbacks(@Nullable Throwable error) {
    var callbacks = List.copyOf(finishCallbacks);
    finishCallbacks.clear();
    callbacks.forEach(callback -> callback.settle(error));
  }

  /** A chunk, and what is to be said of it. */
  private final class Write extends Answer {
    private final T chunk;
    private final int size;
    private final Done written;

    Write(T chunk, int size, Done written) {
      this.chunk = chunk;
      this.size = size;
      this.written = written;
    }

    @Override
    void first(@Nullable Throwable error) {
      answered(this, error);
    }
  }

  /** The sink's answer to being finished. */
  private final class Finish extends Answer {
    @Override
    void first(@Nullable Throwable error) {
      finishAnswered(error);
    }
  }

  /** What a sink is to give once. */
  private abstract class Answer implements Done {
    private boolean isGiven;

    abstract void first(@Nullable Throwable error);

    @Override
    public final void settle(@Nullable Throwable error) {
      if (isGiven) {
        destroy(error == null ? new StreamException(Code.MULTIPLE_CALLBACK) : error);
        return;
      }
      isGiven = true;
      first(error);
    }
  }
}
