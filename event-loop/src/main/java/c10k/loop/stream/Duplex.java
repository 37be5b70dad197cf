package c10k.loop.stream;

import c10k.loop.node.Environment;
import java.util.ArrayList;
import java.util.List;

/**
 * Two streams with one life: what is written to one side goes somewhere, what is read from the other
 * comes from there. It ends when both sides did, and an error ends both.
 *
 * @param <I> type of the chunks that are written
 * @param <O> type of the chunks that are read
 */
public final class Duplex<I, O> extends Stream {
  private static final int SIDES = 2;

  private final Writable<I> writable;
  private final Readable<O> readable;

  private Duplex(Lifecycle life, Writable<I> writable, Readable<O> readable) {
    super(life);
    this.writable = writable;
    this.readable = readable;
  }

  /** Makes a stream to that sink and from that source. If they are one object, it is destroyed once. */
  public static <I, O> Duplex<I, O> of(
      Environment environment, Sink<I> sink, Buffering<I> writeBuffering, Source<O> source, Buffering<O> readBuffering) {
    var ends = new ArrayList<Closeable>(List.of(sink));
    if (!ends.contains(source)) {
      ends.add(source);
    }
    var life = new Lifecycle(environment, ends, SIDES);
    var writable = new Writable<>(life, sink, writeBuffering);
    writable.begin();
    return new Duplex<>(life, writable, new Readable<>(life, source, readBuffering));
  }

  /** The side that is written. */
  public Writable<I> writable() {
    return writable;
  }

  /** The side that is read. */
  public Readable<O> readable() {
    return readable;
  }

  /** Ends the written side, too, when the other has come to its end. */
  public void endTogether() {
    readable.onEnd(() -> environment().nextTick(writable::end));
  }
}
