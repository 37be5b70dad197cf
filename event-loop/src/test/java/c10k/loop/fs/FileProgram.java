package c10k.loop.fs;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.uv.EventLoop;
import c10k.loop.uv.WorkPool;
import c10k.server.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A program on a loop of its own that asks for files, and what came of it. */
final class FileProgram implements AutoCloseable {
  static final int THREADS = WorkPool.DEFAULT_THREADS;

  private static final int PATIENCE_MILLIS = 20_000;

  /** As of the command timeout. */
  private static final int TOO_LATE = 124;

  final WorkPool pool = new WorkPool(THREADS);
  final Environment environment = new Environment(new EventLoop("files", Ticker.system()));
  final FileSystem files = new FileSystem(environment, pool);

  /** An interrupt does not end a loop, so the deadline of a test is a timer. */
  private int run(Runnable main) {
    return environment.run(() -> {
      environment.setTimeout(() -> environment.exit(TOO_LATE), PATIENCE_MILLIS).unref();
      main.run();
    });
  }

  /** Runs a program to its end, and returns what its promise brought. */
  <T extends @Nullable Object> T result(Function<FileSystem, Promise<T>> program) {
    var results = new ArrayList<T>();
    assertThat(run(() -> program.apply(files).then(results::add))).as("exit code; the log has the error").isZero();
    assertThat(results).as("results of the program").hasSize(1);
    return results.getFirst();
  }

  /** Runs a program that has to fail. */
  FileException failure(Function<FileSystem, ? extends Promise<?>> program) {
    var failures = new ArrayList<Throwable>();
    run(() -> program.apply(files).then(_ -> "no failure").recover(error -> {
      failures.add(error);
      return "failed";
    }));
    assertThat(failures).hasSize(1);
    assertThat(failures.getFirst()).isInstanceOf(FileException.class);
    return (FileException) failures.getFirst();
  }

  /** All of several promises. */
  <T extends @Nullable Object> Promise<List<T>> all(List<Promise<T>> promises) {
    return Promise.all(environment, promises);
  }

  @Override
  public void close() {
    pool.close();
  }
}
