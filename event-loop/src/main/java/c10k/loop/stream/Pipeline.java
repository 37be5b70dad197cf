package c10k.loop.stream;

import c10k.loop.node.Deferred;
import c10k.loop.node.Promise;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams in a row, of which none survives the failure of another: where {@link Readable#pipe} leaves
 * the others open, and whatever they hold with them, this destroys all that have not come to their end.
 *
 * <pre>{@code
 * Pipeline.from(file).through(gzip).into(compressed).then(…)
 * }</pre>
 *
 * @param <T> type of the chunks that come out so far
 */
public final class Pipeline<T> {
  private final List<Stage> stages;
  private final Readable<T> last;

  private Pipeline(List<Stage> stages, Readable<T> last) {
    this.stages = stages;
    this.last = last;
  }

  /** Begins with a source. */
  public static <T> Pipeline<T> from(Readable<T> source) {
    return new Pipeline<>(List.of(new Stage(source.life(), source, null)), source);
  }

  /** Goes on through another stream. */
  public <O> Pipeline<O> through(Duplex<T, O> stage) {
    last.pipe(stage.writable());
    return new Pipeline<>(with(new Stage(stage.life(), stage.readable(), stage.writable())), stage.readable());
  }

  /**
   * Ends there, and begins to flow.
   *
   * @return fulfilled when all stages are over; rejected, after they are closed, with the first error; with
   *         {@link StreamException.Code#PREMATURE_CLOSE} if one was destroyed without an error
   */
  public Promise<@Nullable Void> into(Writable<T> sink) {
    last.pipe(sink);
    var deferred = sink.environment().<@Nullable Void>deferred();
    new Run(with(new Stage(sink.life(), null, sink)), deferred).start();
    return deferred.promise();
  }

  private List<Stage> with(Stage next) {
    var more = new ArrayList<>(stages);
    more.add(next);
    return List.copyOf(more);
  }

  /** A stream, and the sides of it that the pipeline uses. */
  private static final class Stage {
    private final Lifecycle life;
    private final @Nullable Readable<?> readable;
    private final @Nullable Writable<?> writable;
    private boolean isAtEnd;

    Stage(Lifecycle life, @Nullable Readable<?> readable, @Nullable Writable<?> writable) {
      this.life = life;
      this.readable = readable;
      this.writable = writable;
    }
  }

  private static final class Run {
    private final List<Stage> stages;
    private final Deferred<@Nullable Void> whole;
    private int left;
    private @Nullable Throwable firstError;

    Run(List<Stage> stages, Deferred<@Nullable Void> whole) {
      this.stages = stages;
      this.whole = whole;
      this.left = stages.size();
    }

    void start() {
      for (var stage : stages) {
        new Watch(stage.life, stage.readable, stage.writable, error -> over(stage, error)).start();
      }
    }

    private void over(Stage stage, @Nullable Throwable error) {
      stage.isAtEnd = error == null;
      if (error != null && firstError == null) {
        firstError = error;
        destroyOthers(error);
      }
      left--;
      if (left == 0) {
        // The last stage may be about to tell its close.
        stage.life.environment.nextTick(this::settle);
      }
    }

    private void destroyOthers(Throwable error) {
      for (var stage : stages) {
        if (!stage.isAtEnd) {
          stage.life.destroy(error);
        }
      }
    }

    private void settle() {
      if (firstError == null) {
        whole.resolve(null);
      } else {
        whole.reject(firstError);
      }
    }
  }
}
