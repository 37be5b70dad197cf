package c10k.loop.process;

import c10k.loop.buffer.Bytes;
import c10k.loop.node.Environment;
import c10k.loop.stream.Buffering;
import c10k.loop.stream.Done;
import c10k.loop.stream.Output;
import c10k.loop.stream.Readable;
import c10k.loop.stream.Sink;
import c10k.loop.stream.Source;
import c10k.loop.stream.Writable;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The pipes of a child as streams.
 *
 * <p>Threads: of the loop.
 */
final class StdStreams {

  /** Reads an output of the child, a chunk at a time, and only as long as the stream wants more. */
  private static final class FromPipe implements Source<Bytes> {
    private final PipeReader reader;
    private boolean wasAsked;

    FromPipe(PipeReader reader) {
      this.reader = reader;
    }

    @Override
    public void read(Output<Bytes> output) {
      wasAsked = true;
      reader.read(chunk -> {
        if (chunk.length == 0) {
          output.end();
        } else {
          output.push(Bytes.wrap(chunk));
        }
      }, output::fail);
    }

    @Override
    public void destroy(@Nullable Throwable error, Done done) {
      reader.abandon();
      done.succeeded();
    }
  }

  /** Writes to the input of the child. A chunk is done when it is in the pipe. */
  private static final class ToPipe implements Sink<Bytes> {
    private final PipeThreads threads;
    private final Hold hold;
    private final OutputStream out;
    private PipeThreads.@Nullable Call underWay;

    ToPipe(PipeThreads threads, Hold hold, OutputStream out) {
      this.threads = threads;
      this.hold = hold;
      this.out = out;
    }

    @Override
    public void write(Bytes chunk, Done done) {
      underWay = threads.call(hold, () -> {
        out.write(chunk.toArray());
        out.flush();
        return true;
      }, written -> done.succeeded(), done::failed);
    }

    @Override
    public void finish(Done done) {
      underWay = threads.call(hold, () -> {
        out.close();
        return true;
      }, closed -> done.succeeded(), done::failed);
    }

    @Override
    public void destroy(@Nullable Throwable error, Done done) {
      if (underWay != null) {
        underWay.forget();
      }
      threads.close(out);
      done.succeeded();
    }
  }

  /** An output, and whether anybody wants it. */
  private record Outlet(FromPipe source, Readable<Bytes> stream) {
    /** What nobody has ever asked for keeps the child's <i>close</i> from coming: it is thrown away. */
    void discardIfUnwanted() {
      if (!source.wasAsked) {
        stream.resume();
      }
    }
  }

  private final @Nullable Writable<Bytes> in;
  private final @Nullable Outlet out;
  private final @Nullable Outlet err;

  /** Connects the streams that are to be piped. A child that was not started has nothing to say. */
  StdStreams(Environment environment, PipeThreads threads, ChildProcess child, @Nullable Process process, ProcessOptions options) {
    in = options.stdin() == Stdio.PIPE
        ? Writable.to(
            environment, new ToPipe(threads, child.hold(), process == null ? OutputStream.nullOutputStream() : process.getOutputStream()),
            Buffering.bytes())
        : null;
    out = options.stdout() == Stdio.PIPE ? outlet(environment, child, process == null ? InputStream.nullInputStream() : process.getInputStream()) : null;
    err = options.stderr() == Stdio.PIPE ? outlet(environment, child, process == null ? InputStream.nullInputStream() : process.getErrorStream()) : null;
  }

  private static Outlet outlet(Environment environment, ChildProcess child, InputStream pipe) {
    var source = new FromPipe(child.reader(pipe));
    child.partBegins();
    var stream = Readable.from(environment, source, Buffering.bytes());
    var _ = stream.onClose(child::partEnded);
    return new Outlet(source, stream);
  }

  /** There is nobody to write to any more, and what nobody reads need not be kept. */
  void processEnded() {
    if (in != null) {
      in.destroy();
    }
    if (out != null) {
      out.discardIfUnwanted();
    }
    if (err != null) {
      err.discardIfUnwanted();
    }
  }

  Writable<Bytes> in() {
    return piped(in, "stdin");
  }

  Readable<Bytes> out() {
    return piped(out == null ? null : out.stream, "stdout");
  }

  Readable<Bytes> err() {
    return piped(err == null ? null : err.stream, "stderr");
  }

  private static <S> S piped(@Nullable S stream, String name) {
    if (stream == null) {
      throw new IllegalStateException("The " + name + " of this child is not piped to its parent. Start it with Stdio.PIPE for that.");
    }
    return stream;
  }
}
