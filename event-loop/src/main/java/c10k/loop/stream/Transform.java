package c10k.loop.stream;

import c10k.loop.node.Environment;
import org.jspecify.annotations.Nullable;

/**
 * A duplex whose output is made of its input. A chunk is done only when what it became has found room
 * on the other side: that is how a slow reader slows the writer.
 */
public final class Transform {
  private Transform() {}

  /** Makes a stream of a transformer. */
  public static <I, O> Duplex<I, O> of(
      Environment environment, Transformer<I, O> transformer, Buffering<I> writeBuffering, Buffering<O> readBuffering) {
    var sides = new Sides<>(transformer);
    var stream = Duplex.of(environment, sides, writeBuffering, sides, readBuffering);
    sides.readable = stream.readable();
    sides.output = stream.readable().outputOfTransformer();
    return stream;
  }

  /** Lets everything pass. */
  public static <T> Duplex<T, T> passThrough(Environment environment, Buffering<T> buffering) {
    return of(environment, (chunk, output, done) -> {
      output.push(chunk);
      done.succeeded();
    }, buffering, buffering);
  }

  private static final class Sides<I, O> implements Sink<I>, Source<O> {
    private final Transformer<I, O> transformer;

    @SuppressWarnings("NullAway.Init") // Set before anybody has the stream.
    private Readable<O> readable;

    @SuppressWarnings("NullAway.Init") // Likewise.
    private Output<O> output;

    /** A write whose output found no room. */
    private @Nullable Done heldBack;

    Sides(Transformer<I, O> transformer) {
      this.transformer = transformer;
    }

    @Override
    public void write(I chunk, Done done) {
      // Node lets all go after the end, room or not; here the mark holds to the last chunk.
      int before = readable.buffered();
      transformer.transform(chunk, output, error -> {
        int after = readable.buffered();
        if (error != null || after == before || after < readable.highWaterMark()) {
          done.settle(error);
        } else {
          heldBack = done;
        }
      });
    }

    @Override
    public void read(Output<O> same) {
      var done = heldBack;
      if (done != null) {
        heldBack = null;
        done.succeeded();
      }
    }

    @Override
    public void finish(Done done) {
      transformer.flush(output, error -> {
        if (error == null) {
          output.end();
        }
        done.settle(error);
      });
    }

    @Override
    public void destroy(@Nullable Throwable error, Done done) {
      transformer.destroy(error, done);
    }
  }
}
