package c10k.loop.fs;

import c10k.loop.node.Environment;
import c10k.loop.node.Promise;
import c10k.loop.uv.WorkPool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files for a loop. Each call is done by one thread of a {@link WorkPool}; a promise brings the result,
 * or a {@link FileException}.
 *
 * <p>A call holds what it opens for as long as its thread works on it. So however many calls there are
 * at once, no more files are open than the pool has threads (and two for each copy). Only handles,
 * which stay open between calls, can use up the descriptors of the process; open few at once with a
 * {@link c10k.loop.node.Limiter}.
 *
 * <p>Calls are independent: of two that are under way, either may be done first.
 *
 * <p>Threads: of the loop, but for {@link #openFiles} and {@link #peakOpenFiles}.
 */
public final class FileSystem {
  /** More entries in one answer would better be asked for in parts. */
  public static final int DEFAULT_ENTRY_LIMIT = 1_000_000;

  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] DO_NOT_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

  /** To load a class takes a descriptor. So what is needed when there are none left is loaded before. */
  @SuppressWarnings("unused") // To name them is enough.
  private static final List<Class<?>> LOADED_EARLY = List.of(ErrorCode.class, FileException.class, Content.class);

  private final Environment environment;
  private final WorkPool pool;
  private final OpenFiles files = new OpenFiles();
  private final Set<FileHandle> handles = new LinkedHashSet<>();
  private final Set<FileWatcher> watchers = new LinkedHashSet<>();

  /** Makes an access to files by way of a pool, which others may use as well. */
  public FileSystem(Environment environment, WorkPool pool) {
    this.environment = environment;
    this.pool = pool;
    environment.onExit(_ -> closeAll());
  }

  // Whole files

  /** All bytes of a file. */
  public Promise<byte[]> readFile(Path path) {
    return run("readFile", path, () -> {
      try (var file = files.open(path, OpenFlag.READ.options())) {
        return Content.readAll(file.it(), path);
      }
    });
  }

  /** All of a file as text in UTF-8; what is no such text becomes U+FFFD. */
  public Promise<String> readText(Path path) {
    return readFile(path).then(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Writes all bytes. They must not change until that is done.
   *
   * @throws IllegalArgumentException if the flag does not allow writing
   */
  public Promise<@Nullable Void> writeFile(Path path, byte[] bytes, OpenFlag flag) {
    if (flag == OpenFlag.READ) {
      throw new IllegalArgumentException("To write, open the file with another flag than READ.");
    }
    return run("writeFile", path, () -> {
      try (var file = files.open(path, flag.options())) {
        Content.writeAll(file.it(), bytes);
        return null;
      }
    });
  }

  /** Writes bytes to a file that is new, or emptied first. */
  public Promise<@Nullable Void> writeFile(Path path, byte[] bytes) {
    return writeFile(path, bytes, OpenFlag.WRITE);
  }

  /** Writes text in UTF-8 to a file that is new, or emptied first. */
  public Promise<@Nullable Void> writeText(Path path, String text) {
    return writeFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Copies a file, to where nothing is yet or a file that is replaced. After an error the target is
   * missing.
   */
  public Promise<@Nullable Void> copyFile(Path from, Path to) {
    return run("copyFile", from, () -> {
      checkNoDirectory(from);
      checkNoDirectory(to);
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      return null;
    });
  }

  private static void checkNoDirectory(Path path) throws FileException {
    if (Files.isDirectory(path)) {
      throw new FileException(ErrorCode.EISDIR, "copyFile", path);
    }
  }

  // Handles

  /** Opens a file for several reads or writes. Whoever opens it has to close it. */
  public Promise<FileHandle> open(Path path, OpenFlag flag) {
    return run("open", path, () -> new FileHandle(this, path, files.open(path, flag.options())))
        .then(handle -> {
          handles.add(handle);
          return handle;
        });
  }

  void forget(FileHandle handle) {
    handles.remove(handle);
  }

  /** How many files and directories are open now by way of this. Any thread may ask. */
  public int openFiles() {
    return files.now();
  }

  /** The most that were open at once. Any thread may ask. */
  public int peakOpenFiles() {
    return files.peak();
  }

  // Directories

  /** What is in a directory, by name. */
  public Promise<List<DirectoryEntry>> readdir(Path directory) {
    return readdir(directory, DEFAULT_ENTRY_LIMIT);
  }

  /** What is in a directory, by name; an error with EOVERFLOW if that is more than the limit. */
  public Promise<List<DirectoryEntry>> readdir(Path directory, int limit) {
    return run("readdir", directory, () -> new Listing(files, limit).ofDirectory(directory));
  }

  /** What is in a directory and all below it, those nearer to the top first. Links are not followed. */
  public Promise<List<DirectoryEntry>> readTree(Path root) {
    return readTree(root, DEFAULT_ENTRY_LIMIT);
  }

  /** What is in a directory and all below it; an error with EOVERFLOW if that is more than the limit. */
  public Promise<List<DirectoryEntry>> readTree(Path root, int limit) {
    return run("readdir", root, () -> new Listing(files, limit).ofTree(root));
  }

  /** Makes a directory in one that exists. */
  public Promise<@Nullable Void> mkdir(Path directory) {
    return run("mkdir", directory, () -> {
      Files.createDirectory(directory);
      return null;
    });
  }

  /**
   * Makes a directory and those above it that are missing.
   *
   * @return the topmost that was made, or nothing if there was nothing to do
   */
  public Promise<Optional<Path>> mkdirs(Path directory) {
    return run("mkdir", directory, () -> {
      var missing = topmostMissing(directory);
      Files.createDirectories(directory);
      return missing;
    });
  }

  private static Optional<Path> topmostMissing(Path directory) {
    Path missing = null;
    for (var next = directory; next != null && Files.notExists(next); next = next.getParent()) {
      missing = next;
    }
    return Optional.ofNullable(missing);
  }

  // Any

  /** What stands at a path; of a link, what it leads to. */
  public Promise<FileStats> stat(Path path) {
    return run("stat", path, () -> FileStats.of(Files.readAttributes(path, BasicFileAttributes.class, FOLLOW)));
  }

  /** What stands at a path; of a link, the link. */
  public Promise<FileStats> lstat(Path path) {
    return run("lstat", path, () -> FileStats.of(Files.readAttributes(path, BasicFileAttributes.class, DO_NOT_FOLLOW)));
  }

  /**
   * Removes a file, a link (not what it leads to), or a directory. Refuses roots, "." and "..".
   *
   * <p>A tree takes one descriptor for each level of its depth.
   */
  public Promise<@Nullable Void> rm(Path path, RmOption... options) {
    var chosen = EnumSet.noneOf(RmOption.class);
    chosen.addAll(List.of(options));
    return run("rm", path, () -> {
      new Removal(files, chosen).remove(path);
      return null;
    });
  }

  /** Gives it another name, at once and in place of what has that name. Not across file systems. */
  public Promise<@Nullable Void> rename(Path from, Path to) {
    CopyOption atOnce = StandardCopyOption.ATOMIC_MOVE;
    return run("rename", from, () -> {
      Files.move(from, to, atOnce);
      return null;
    });
  }

  // Changes

  /** Watches what is directly in a directory. See {@link FileWatcher}. */
  public Promise<FileWatcher> watch(Path directory, FileWatcher.Listener listener) {
    return watch(directory, listener, FileWatcher.Depth.DIRECTORY);
  }

  /** Watches what is in a directory and all below it. See {@link FileWatcher}. */
  public Promise<FileWatcher> watchTree(Path root, FileWatcher.Listener listener) {
    return watch(root, listener, FileWatcher.Depth.TREE);
  }

  private Promise<FileWatcher> watch(Path root, FileWatcher.Listener listener, FileWatcher.Depth depth) {
    return run("watch", root, () -> WatchedTree.open(root, depth)).then(tree -> {
      var watcher = new FileWatcher(this, tree, listener);
      watchers.add(watcher);
      watcher.start();
      return watcher;
    });
  }

  void forget(FileWatcher watcher) {
    watchers.remove(watcher);
  }

  // By way of the pool

  /** Something that blocks. */
  interface Work<T extends @Nullable Object> {
    T run() throws IOException;
  }

  Environment environment() {
    return environment;
  }

  private <T extends @Nullable Object> Promise<T> run(String operation, Path path, Work<T> work) {
    return environment.offload(pool, WorkPool.Kind.FAST, translating(operation, path, work));
  }

  <T extends @Nullable Object> void submit(
      String operation, Path path, Work<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
    pool.submit(environment.loop(), WorkPool.Kind.FAST, translating(operation, path, work), done, failed);
  }

  private <T extends @Nullable Object> Callable<T> translating(String operation, Path path, Work<T> work) {
    return () -> {
      try {
        return work.run();
      } catch (IOException e) {
        throw FileException.of(e, operation, path);
      }
    };
  }

  private void closeAll() {
    handles.forEach(FileHandle::closeNow);
    watchers.forEach(FileWatcher::interrupt);
  }
}
