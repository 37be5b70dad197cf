package c10k.bench.claim;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/** One byte in a pipe of the system, one pipe for each direction: the way between two processes. */
final class PipeBaton implements Baton {
  private final Pipe[] to;
  /** One for each thread, as both are in a system call at the same time. */
  private final ByteBuffer[] bytes = {ByteBuffer.allocateDirect(1), ByteBuffer.allocateDirect(1)};

  private PipeBaton(Pipe first, Pipe second) {
    this.to = new Pipe[] {first, second};
  }

  static PipeBaton open() throws IOException {
    var first = Pipe.open();
    try {
      return new PipeBaton(first, Pipe.open());
    } catch (IOException e) {
      close(first);
      throw e;
    }
  }

  @Override
  public void pass(int from) throws IOException {
    var _ = to[1 - from].sink().write(bytes[from].clear());
  }

  @Override
  public void await(int by) throws IOException {
    if (to[by].source().read(bytes[by].clear()) < 0) {
      throw new EOFException("The other thread has closed the pipe.");
    }
  }

  @Override
  public void close() throws IOException {
    close(to[0]);
    close(to[1]);
  }

  private static void close(Pipe pipe) throws IOException {
    pipe.sink().close();
    pipe.source().close();
  }
}
