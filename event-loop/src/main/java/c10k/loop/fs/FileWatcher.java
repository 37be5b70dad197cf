package c10k.loop.fs;

import c10k.loop.node.Deferred;
import c10k.loop.node.Promise;
import c10k.loop.uv.Async;
import c10k.loop.uv.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of changes in a directory, or in a tree, until it is closed or the directory is gone. The loop
 * goes on for its sake unless {@link #unref} is called.
 *
 * <p>What it tells is what the system tells. Changes of one kind to one file that follow each other
 * closely may be told as one; there may be several for one write; what appears in a new directory of a
 * tree while that is only just being watched may be told twice. Nothing is lost without an
 * {@link FileChange.Kind#OVERFLOW}: while the loop is busy, the system keeps up to 512 changes of each
 * directory. Links are not followed. Where the system has no such service, the JDK looks every few
 * seconds.
 *
 * <p>Threads: of the loop. One of its own waits for the system; it takes the next changes when the loop
 * has heard of the last ones.
 */
public final class FileWatcher {

  /** How far down it watches. */
  enum Depth {
    DIRECTORY, TREE
  }

  /** Hears of changes. Each call is a callback of the loop. */
  public interface Listener {

    /** Something has changed. */
    void changed(FileChange change);

    /** A directory that came later cannot be watched; the others still are. */
    default void failed(FileException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private final FileSystem files;
  private final WatchedTree tree;
  private final Listener listener;
  private final EventLoop loop;
  private final Thread thread;
  private final Async presence;
  private final Deferred<@Nullable Void> closed;
  private boolean isClosing;

  FileWatcher(FileSystem files, WatchedTree tree, Listener listener) {
    this.files = files;
    this.tree = tree;
    this.listener = listener;
    this.loop = files.environment().loop();
    this.closed = files.environment().deferred();
    this.presence = new Async(loop, () -> {});
    this.thread = Thread.ofPlatform().daemon().name("watch-" + tree.root()).unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  /** The directory that is watched. */
  public Path root() {
    return tree.root();
  }

  /** Makes the loop go on for its sake again. */
  public void ref() {
    presence.ref();
  }

  /** Lets the loop end though this is open. */
  public void unref() {
    presence.unref();
  }

  /** Ends it: no change is told any more. To close it again has no effect. */
  public Promise<@Nullable Void> close() {
    if (!isClosing) {
      leave();
      loop.requestBegins();
      interrupt();
    }
    return closed.promise();
  }

  /** Fulfilled when it has ended, by {@link #close} or because its directory is gone. */
  public Promise<@Nullable Void> closed() {
    return closed.promise();
  }

  private void leave() {
    isClosing = true;
    presence.close(() -> {});
    files.forget(this);
  }

  /** Ends its thread, which gives back what it holds. Any thread may call it. */
  void interrupt() {
    thread.interrupt();
  }

  // In its thread

  private void watch() {
    try (tree) {
      while (tree.isWatching()) {
        deliver(tree.next());
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (IOException e) {
      System.getLogger("c10k.loop").log(System.Logger.Level.WARNING, "The watch on " + tree.root() + " could not be given back.", e);
    }
    loop.post(this::ended);
  }

  /** Waits until the loop has heard of it: what comes meanwhile is kept by the system, which has a limit. */
  private void deliver(List<Consumer<Listener>> news) throws InterruptedException {
    var heard = new CountDownLatch(1);
    news.forEach(item -> loop.post(() -> tell(item)));
    if (!loop.post(heard::countDown)) {
      throw new InterruptedException("The loop has ended.");
    }
    heard.await();
  }

  // In the loop

  private void tell(Consumer<Listener> item) {
    if (!isClosing) {
      item.accept(listener);
    }
  }

  private void ended() {
    if (isClosing) {
      loop.requestEnds();
    } else {
      leave();
    }
    closed.resolve(null);
  }
}
