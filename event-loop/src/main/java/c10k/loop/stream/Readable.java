package c10k.loop.stream;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.stream.StreamException.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives chunks that a source produces. It asks the source ahead of its reader, but only until it
 * holds enough: a reader that stops makes the source stop.
 *
 * <p>There are two ways to read. {@link #onData} makes it flow: chunks are told as they come, until
 * {@link #pause}. {@link #onReadable} tells that there is something, and {@link #read} takes it.
 *
 * @param <T> type of the chunks
 */
@SuppressWarnings("AvoidCommonTypeNames") // Node's name. That of java.lang is seen only where this one is not imported.
public final class Readable<T> extends Stream {
  private enum Mode {
    /** Nobody has said how to read: nothing is asked of the source. */
    UNDECIDED, FLOWING, PAUSED
  }

  private final Source<T> source;
  private final Buffering<T> buffering;
  private final ArrayDeque<T> buffer = new ArrayDeque<>();
  private final Listeners<T> dataListeners = new Listeners<>();
  private final Listeners<Readable<T>> readableListeners = new Listeners<>();
  private final Listeners<Readable<T>> endListeners = new Listeners<>();
  private final Output<T> output = new FromSource();

  /** Where it is piped to, and which of them asked for a pause. */
  private final Set<Writable<?>> stalledPipes = new HashSet<>();
  private int pipes;

  private Mode mode = Mode.UNDECIDED;

  /** Sizes of what the buffer holds. */
  private int buffered;

  /** Size of the first chunk, while it is being read. */
  private int leaving;

  /** Whether the source was asked, and has pushed nothing since. */
  private boolean asked;

  /** Whether what the source pushes comes inside {@link Source#read}; or before it was called at all. */
  private boolean insideSource = true;

  /** Whether the source has no more. */
  private boolean ended;

  private boolean endTold;

  /** Whether a tick is to tell it as soon as there is something to read. */
  private boolean readableWanted;

  private boolean readableQueued;
  private boolean hasReadableListener;
  private boolean moreQueued;
  private boolean resumeQueued;
  private boolean endQueued;

  Readable(Lifecycle life, Source<T> source, Buffering<T> buffering) {
    super(life);
    this.source = source;
    this.buffering = buffering;
  }

  /** Makes a stream from that source. */
  public static <T> Readable<T> from(Environment environment, Source<T> source, Buffering<T> buffering) {
    return new Readable<>(new Lifecycle(environment, List.of(source), 1), source, buffering);
  }

  /** Makes a stream of what is in memory. */
  public static <T> Readable<T> of(Environment environment, Iterable<? extends T> chunks, Buffering<T> buffering) {
    var iterator = chunks.iterator();
    return from(environment, into -> {
      if (iterator.hasNext()) {
        into.push(iterator.next());
      } else {
        into.end();
      }
    }, buffering);
  }

  // State

  /** Sizes of the chunks that the source has pushed and nobody has read, or begun to read. */
  public int buffered() {
    return buffered - leaving;
  }

  /** The size from which on the source is not asked for more. */
  public int highWaterMark() {
    return buffering.highWaterMark();
  }

  /** Whether chunks are told as they come. */
  public boolean isFlowing() {
    return mode == Mode.FLOWING;
  }

  /** Whether its end was told. */
  public boolean isEnded() {
    return endTold;
  }

  /** For a transformer, which pushes when it is written to, and not because it was asked: its first chunk need not wait for a tick. */
  Output<T> outputOfTransformer() {
    insideSource = false;
    return output;
  }

  Output<T> output() {
    return output;
  }

  // Listen

  /** Takes chunks as they come, from the next tick on, unless it is paused. */
  public Subscription onData(Consumer<? super T> listener) {
    var subscription = dataListeners.add(listener);
    hasReadableListener = !readableListeners.isEmpty();
    if (mode != Mode.PAUSED) {
      resume();
    }
    return subscription;
  }

  /** Hears that {@link #read} may find something, or that the end was reached. As long as anybody listens, nothing flows. */
  public Subscription onReadable(Runnable listener) {
    var subscription = readableListeners.add(stream -> listener.run());
    if (!endTold && !hasReadableListener) {
      hasReadableListener = true;
      readableWanted = true;
      mode = Mode.PAUSED;
      readableQueued = false;
      if (buffered > 0) {
        queueReadable();
      } else if (!asked) {
        environment().nextTick(this::lookForMore);
      }
    }
    return () -> {
      subscription.cancel();
      environment().nextTick(this::readableListenerLeft);
    };
  }

  private void readableListenerLeft() {
    hasReadableListener = !readableListeners.isEmpty();
    if (resumeQueued) {
      mode = Mode.FLOWING;
    } else if (!dataListeners.isEmpty()) {
      resume();
    } else if (!hasReadableListener) {
      mode = Mode.UNDECIDED;
    }
  }

  /** Hears that all was read. */
  public Subscription onEnd(Runnable listener) {
    return endListeners.add(stream -> listener.run());
  }

  // Flow

  /** Lets chunks flow, from the next tick on. Without a listener, they are lost. */
  public void resume() {
    if (mode != Mode.FLOWING) {
      mode = hasReadableListener ? Mode.PAUSED : Mode.FLOWING;
      if (!resumeQueued) {
        resumeQueued = true;
        environment().nextTick(this::startFlow);
      }
    }
  }

  /** Lets no chunk flow any more. The source may go on until the buffer is full. */
  public void pause() {
    mode = Mode.PAUSED;
  }

  private void startFlow() {
    if (!asked) {
      lookForMore();
    }
    resumeQueued = false;
    flow();
    if (mode == Mode.FLOWING && !asked) {
      lookForMore();
    }
  }

  private void flow() {
    while (mode == Mode.FLOWING && read() != null) {
      // Reading tells the chunk to those who listen.
    }
  }

  // Read

  /** Takes a chunk, if there is one; null if there is none by now. Those who listen for data see it too. */
  public @Nullable T read() {
    readableQueued = false;
    if (buffered == 0 && ended) {
      queueEnd();
      return null;
    }
    var first = buffer.peek();
    leaving = first == null ? 0 : buffering.sizeOf(first);
    // The source is asked first, so that it may work on the next chunk meanwhile.
    askSource();
    leaving = 0;
    var chunk = buffer.poll();
    if (chunk != null) {
      buffered -= buffering.sizeOf(chunk);
      stalledPipes.clear();
    } else if (buffered <= highWaterMark()) {
      readableWanted = true;
    }
    if (buffered == 0) {
      if (ended) {
        queueEnd();
      } else {
        readableWanted = true;
      }
    }
    if (chunk != null && !life().isErrorTold() && !isClosed()) {
      dataListeners.tell(chunk);
    }
    return chunk;
  }

  /** Has the buffer filled, without taking anything out. */
  private void lookForMore() {
    boolean isEnough = highWaterMark() == 0 ? buffered > 0 : buffered >= highWaterMark();
    if (buffered == 0 && ended) {
      queueEnd();
    } else if (readableWanted && (isEnough || ended)) {
      queueReadable();
    } else if (!ended) {
      askSource();
      readableWanted |= buffered <= highWaterMark();
    }
  }

  /** Asks the source, if the buffer has room. */
  private void askSource() {
    boolean hasRoom = readableWanted || buffered == 0 || buffered - leaving < highWaterMark();
    if (!hasRoom || asked || ended || isDestroyed() || life().hasFailed()) {
      return;
    }
    asked = true;
    insideSource = true;
    readableWanted |= buffered == 0;
    try {
      source.read(output);
    } catch (RuntimeException e) {
      destroy(e);
    } finally {
      insideSource = false;
    }
  }

  /** Puts a chunk back: it is the next to be read. */
  public void unshift(T chunk) {
    if (endTold) {
      throw new IllegalStateException("A chunk was put back after the end had been told: nobody would read it.");
    }
    if (buffering.sizeOf(chunk) > 0) {
      add(chunk, buffer::addFirst);
    }
  }

  private void add(T chunk, Consumer<T> addition) {
    if (mode == Mode.FLOWING && buffered == 0 && !insideSource && !dataListeners.isEmpty()) {
      stalledPipes.clear();
      dataListeners.tell(chunk);
    } else {
      buffered += buffering.sizeOf(chunk);
      addition.accept(chunk);
      if (readableWanted) {
        queueReadable();
      }
    }
    queueMore();
  }

  // Ticks

  private void queueReadable() {
    readableWanted = false;
    if (!readableQueued) {
      readableQueued = true;
      environment().nextTick(this::tellReadable);
    }
  }

  private void tellReadable() {
    if (!isDestroyed() && !life().hasFailed() && (buffered > 0 || ended)) {
      readableListeners.tell(this);
      readableQueued = false;
    }
    readableWanted |= mode != Mode.FLOWING && !ended && buffered <= highWaterMark();
    flow();
  }

  private void queueMore() {
    if (!moreQueued) {
      moreQueued = true;
      environment().nextTick(this::fillBuffer);
    }
  }

  /** As long as the source answers at once. */
  private void fillBuffer() {
    int before = -1;
    while (!asked && !ended && buffered != before && (buffered < highWaterMark() || (mode == Mode.FLOWING && buffered == 0))) {
      before = buffered;
      lookForMore();
    }
    moreQueued = false;
  }

  private void queueEnd() {
    if (!endTold && !endQueued) {
      endQueued = true;
      environment().nextTick(this::tellEnd);
    }
  }

  private void tellEnd() {
    endQueued = false;
    // Something may have been put back meanwhile.
    if (!endTold && buffered == 0 && !life().hasFailed() && !isClosed()) {
      endTold = true;
      endListeners.tell(this);
      life().sideIsOver();
    }
  }

  // Elsewhere

  /** Writes all chunks to that stream, at its speed, and ends it at the end. An error of one does not reach the other. */
  public Subscription pipe(Writable<T> target) {
    return new Pipe<>(this, target).start();
  }

  /** Sends all chunks through that stream; see {@link #pipe(Writable)}. */
  public <O> Readable<O> pipe(Duplex<T, O> stage) {
    pipe(stage.writable());
    return stage.readable();
  }

  void pipeBegins() {
    pipes++;
  }

  void pipeEnds() {
    pipes--;
    if (pipes == 0) {
      pause();
    }
  }

  void stall(Writable<T> target) {
    stalledPipes.add(target);
    pause();
  }

  void goOn(Writable<T> target) {
    stalledPipes.remove(target);
    if (stalledPipes.isEmpty() && !dataListeners.isEmpty()) {
      resume();
    }
  }

  /** Reads by promises. Ending the iteration early destroys the stream. */
  public ChunkIterator<T> iterator() {
    return new ChunkIterator<>(this);
  }

  /**
   * Gives each chunk to an action, and waits for that before it takes the next.
   *
   * @return fulfilled at the end; rejected with the error of the stream or of the action, which destroys
   *         the stream
   */
  public Promise<@Nullable Void> forEachAsync(Function<? super T, ? extends Promise<?>> action) {
    return iterator().forEach(action);
  }

  /** All chunks, when the end was reached. They must fit in memory. */
  public Promise<List<T>> collect() {
    var all = new ArrayList<T>();
    onData(all::add);
    return whenEnded().then(end -> all);
  }

  /** Fulfilled when all was read; rejected if an error, or a destruction, came before that. */
  public Promise<@Nullable Void> whenEnded() {
    return Watch.promise(this, this, null);
  }

  private final class FromSource implements Output<T> {
    @Override
    public boolean push(T chunk) {
      int size = buffering.sizeOf(chunk);
      if (size == 0) {
        asked = false;
        queueMore();
      } else if (ended) {
        destroy(new StreamException(Code.PUSH_AFTER_EOF));
      } else if (isDestroyed() || life().hasFailed()) {
        return false;
      } else {
        asked = false;
        add(chunk, buffer::addLast);
      }
      return !ended && (buffered < highWaterMark() || buffered == 0);
    }

    @Override
    public void end() {
      asked = false;
      if (ended) {
        return;
      }
      ended = true;
      if (insideSource) {
        queueReadable();
      } else {
        readableWanted = false;
        readableQueued = true;
        tellReadable();
      }
    }

    @Override
    public void fail(Throwable error) {
      destroy(error);
    }
  }
}
