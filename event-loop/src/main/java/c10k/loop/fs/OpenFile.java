package c10k.loop.fs;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.stream.Done;
import c10k.loop.uv.WorkPool;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file that is opened, used and closed in the threads of a pool, by one of them at a time. */
final class OpenFile {
  /** What is done to it, in a thread of the pool. */
  @FunctionalInterface
  interface Action<T> {
    T apply(FileChannel channel) throws IOException;
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  private final Environment environment;
  private final WorkPool pool;
  private final Path path;
  private final Promise<FileChannel> opening;

  /** Settled when the last action is over. */
  private Promise<?> last;

  OpenFile(Environment environment, WorkPool pool, Path path, OpenFlag flag) {
    this.environment = environment;
    this.pool = pool;
    this.path = path;
    this.opening = offload("open", () -> FileChannel.open(path, flag.options()));
    this.last = opening;
  }

  Promise<FileChannel> opening() {
    return opening;
  }

  /** Uses it, as soon as it is open. */
  <T> Promise<T> use(String operation, Action<T> action) {
    var result = opening.thenCompose(channel -> offload(operation, () -> action.apply(channel)));
    last = result;
    return result;
  }

  /** Closes it after what is under way, if it was opened at all. */
  void close(Done done) {
    done.follow(last.then(result -> true).recover(error -> false).thenCompose(over -> opening).thenCompose(this::close));
  }

  private Promise<Boolean> close(FileChannel channel) {
    return offload("close", () -> {
      channel.close();
      return true;
    });
  }

  private <T> Promise<T> offload(String operation, Work<T> work) {
    return environment.offload(pool, WorkPool.Kind.FAST, () -> {
      try {
        return work.run();
      } catch (IOException e) {
        throw FileException.of(e, operation, path);
      }
    });
  }
}
