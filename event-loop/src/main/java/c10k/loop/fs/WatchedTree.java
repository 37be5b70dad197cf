package c10k.loop.fs;

import c10k.loop.fs.FileChange.Kind;
import c10k.loop.fs.FileWatcher.Listener;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The directories that one watcher watches. The system watches single directories only, so those below
 * are added one by one, also when they come later.
 *
 * <p>Threads: made in one, then confined to another that was started after that.
 */
final class WatchedTree implements Closeable {
  private static final WatchEvent.Kind<?>[] ALL = {
      StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE};

  private final Path root;
  private final FileWatcher.Depth depth;
  private final WatchService service;
  private final Map<WatchKey, Path> directories = new HashMap<>();

  private WatchedTree(Path root, FileWatcher.Depth depth) throws IOException {
    this.root = root;
    this.depth = depth;
    this.service = root.getFileSystem().newWatchService();
  }

  static WatchedTree open(Path root, FileWatcher.Depth depth) throws IOException {
    var tree = new WatchedTree(root, depth);
    try {
      tree.register(root);
      tree.addBelow(root);
      return tree;
    } catch (IOException e) {
      tree.close();
      throw e;
    }
  }

  Path root() {
    return root;
  }

  /** Whether anything is left to watch. */
  boolean isWatching() {
    return !directories.isEmpty();
  }

  /** Waits for changes: all that one directory has to tell. */
  List<Consumer<Listener>> next() throws InterruptedException {
    var key = service.take();
    var news = new ArrayList<Consumer<Listener>>();
    var directory = directories.get(key);
    if (directory == null) {
      // Given up since this was queued.
      return news;
    }
    key.pollEvents().forEach(event -> translate(event, directory, news));
    if (!key.reset()) {
      directories.remove(key);
      if (directory.equals(root)) {
        tell(Kind.DELETE, root, news);
      }
    }
    return news;
  }

  private void translate(WatchEvent<?> event, Path directory, List<Consumer<Listener>> news) {
    if (!(event.context() instanceof Path name)) {
      tell(Kind.OVERFLOW, directory, news);
      // Directories among what was lost must not stay unwatched.
      addLater(directory, news, new ArrayList<>());
      return;
    }
    var path = directory.resolve(name);
    if (event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE)) {
      tell(Kind.CREATE, path, news);
      addNew(path, news);
    } else if (event.kind().equals(StandardWatchEventKinds.ENTRY_DELETE)) {
      tell(Kind.DELETE, path, news);
      giveUp(path);
    } else {
      tell(Kind.MODIFY, path, news);
    }
  }

  private static void tell(Kind kind, Path path, List<Consumer<Listener>> news) {
    var change = new FileChange(kind, path);
    news.add(listener -> listener.changed(change));
  }

  /** What came into a new directory before that was watched would never be told otherwise. */
  private void addNew(Path path, List<Consumer<Listener>> news) {
    if (depth == FileWatcher.Depth.TREE && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      var found = new ArrayList<Path>();
      addLater(path, news, found);
      found.forEach(one -> tell(Kind.CREATE, one, news));
    }
  }

  private void addLater(Path directory, List<Consumer<Listener>> news, List<Path> found) {
    try {
      register(directory);
      addBelow(directory, found);
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Gone again.
    } catch (IOException e) {
      var failure = FileException.of(e, "watch", directory);
      news.add(listener -> listener.failed(failure));
    }
  }

  private void addBelow(Path directory) throws IOException {
    addBelow(directory, new ArrayList<>());
  }

  private void addBelow(Path directory, List<Path> found) throws IOException {
    if (depth == FileWatcher.Depth.DIRECTORY) {
      return;
    }
    var toRead = new ArrayDeque<Path>(List.of(directory));
    for (var next = toRead.poll(); next != null; next = toRead.poll()) {
      for (var path : entriesOf(next)) {
        found.add(path);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          register(path);
          toRead.add(path);
        }
      }
    }
  }

  private static List<Path> entriesOf(Path directory) throws IOException {
    try (var stream = Files.newDirectoryStream(directory)) {
      var entries = new ArrayList<Path>();
      stream.forEach(entries::add);
      return entries;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void register(Path directory) throws IOException {
    directories.put(directory.register(service, ALL), directory);
  }

  /** A directory that was moved away would go on telling, by a path that is wrong now. */
  private void giveUp(Path path) {
    directories.entrySet().removeIf(entry -> {
      boolean isBelow = entry.getValue().startsWith(path);
      if (isBelow) {
        entry.getKey().cancel();
      }
      return isBelow;
    });
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
