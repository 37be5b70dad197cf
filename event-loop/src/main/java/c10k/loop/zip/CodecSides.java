package c10k.loop.zip;

import c10k.loop.buffer.Bytes;
import c10k.loop.node.Environment;
import c10k.loop.stream.Done;
import c10k.loop.stream.Output;
import c10k.loop.stream.Sink;
import c10k.loop.stream.Source;
import c10k.loop.uv.WorkPool;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a stream through a codec. It works one step at a time, in the pool, and only when there
 * is input as well as somebody who wants output: a reader that stops makes it stop, even in the midst of
 * a chunk that becomes a thousand times larger.
 */
final class CodecSides implements Sink<Bytes>, Source<Bytes> {
  /** What one step gives at most. */
  private static final int STEP_LENGTH = 65_536;

  private static final ByteBuffer NO_INPUT = ByteBuffer.allocate(0);

  private record Step(Bytes output, boolean isInputUsedUp) {}

  private final Environment environment;
  private final WorkPool pool;
  private final Codec codec;

  /** Used by one step at a time; that one has begun after the last one's answer came. */
  private final ByteBuffer room = ByteBuffer.allocate(STEP_LENGTH);

  private ByteBuffer input = NO_INPUT;
  private @Nullable Done inputDone;
  private boolean finishing;
  private @Nullable Output<Bytes> wanted;
  private boolean working;
  private @Nullable Runnable whenIdle;

  CodecSides(Environment environment, WorkPool pool, Codec codec) {
    this.environment = environment;
    this.pool = pool;
    this.codec = codec;
  }

  @Override
  public void write(Bytes chunk, Done done) {
    input = chunk.asByteBuffer();
    inputDone = done;
    work();
  }

  @Override
  public void finish(Done done) {
    finishing = true;
    inputDone = done;
    work();
  }

  @Override
  public void read(Output<Bytes> output) {
    wanted = output;
    work();
  }

  private void work() {
    var output = wanted;
    var done = inputDone;
    if (output == null || done == null || working || whenIdle != null) {
      return;
    }
    working = true;
    environment.offload(pool, WorkPool.Kind.FAST, this::step).onSettled(step -> worked(step, output, done), error -> {
      working = false;
      done.failed(error);
      giveBackIfAsked();
    });
  }

  /** In a thread of the pool. */
  private Step step() throws ZipException {
    room.clear();
    boolean isUsedUp;
    if (finishing) {
      isUsedUp = codec.finish(room);
    } else {
      codec.run(input, room);
      // If there was no room left, there may be more that comes of this input.
      isUsedUp = !input.hasRemaining() && room.hasRemaining();
    }
    return new Step(Bytes.wrap(room.flip()).copy(), isUsedUp);
  }

  private void worked(Step step, Output<Bytes> output, Done done) {
    working = false;
    if (step.isInputUsedUp) {
      inputDone = null;
      input = NO_INPUT;
    }
    if (!step.output.isEmpty()) {
      wanted = null;
      output.push(step.output);
    }
    if (step.isInputUsedUp) {
      if (finishing) {
        output.end();
      }
      done.succeeded();
    }
    giveBackIfAsked();
    work();
  }

  @Override
  public void destroy(@Nullable Throwable error, Done done) {
    whenIdle = () -> {
      codec.end();
      done.succeeded();
    };
    if (!working) {
      giveBackIfAsked();
    }
  }

  private void giveBackIfAsked() {
    var action = whenIdle;
    if (action != null) {
      // It stays set, so that no further step begins.
      whenIdle = () -> {};
      action.run();
    }
  }
}
