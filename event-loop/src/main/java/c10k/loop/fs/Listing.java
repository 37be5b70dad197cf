package c10k.loop.fs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lists a directory, or a tree of them, in the thread that calls.
 *
 * <p>Links are listed, never followed, so that there are no cycles. Of a tree, one directory is open at
 * a time, however deep it is.
 */
final class Listing {
  private static final Comparator<DirectoryEntry> BY_NAME = Comparator.comparing(DirectoryEntry::name);

  private final OpenFiles files;
  private final int limit;
  private final List<DirectoryEntry> found = new ArrayList<>();

  Listing(OpenFiles files, int limit) {
    this.files = files;
    this.limit = limit;
  }

  List<DirectoryEntry> ofDirectory(Path directory) throws IOException {
    found.addAll(read(directory));
    return List.copyOf(found);
  }

  List<DirectoryEntry> ofTree(Path root) throws IOException {
    var toRead = new ArrayDeque<Path>();
    found.addAll(read(root));
    addDirectories(found, toRead);
    for (var next = toRead.poll(); next != null; next = toRead.poll()) {
      var entries = readIfPresent(next);
      found.addAll(entries);
      addDirectories(entries, toRead);
    }
    return List.copyOf(found);
  }

  private static void addDirectories(List<DirectoryEntry> entries, ArrayDeque<Path> toRead) {
    entries.stream().filter(entry -> entry.type() == FileType.DIRECTORY).map(DirectoryEntry::path).forEach(toRead::add);
  }

  /** Somebody may have removed it since it was listed. */
  private List<DirectoryEntry> readIfPresent(Path directory) throws IOException {
    try {
      return read(directory);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  private List<DirectoryEntry> read(Path directory) throws IOException {
    var entries = new ArrayList<DirectoryEntry>();
    try (var stream = files.openDirectory(directory)) {
      for (var path : stream.it()) {
        checkLimit(directory, found.size() + entries.size());
        addIfPresent(path, entries);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(BY_NAME);
    return entries;
  }

  private void checkLimit(Path directory, int count) throws FileException {
    if (count >= limit) {
      throw new FileException(
          ErrorCode.EOVERFLOW, "readdir", directory, "There are more than " + limit + " entries: list a part, or raise the limit.");
    }
  }

  private static void addIfPresent(Path path, List<DirectoryEntry> entries) throws IOException {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      entries.add(new DirectoryEntry(path, FileType.of(attributes)));
    } catch (NoSuchFileException e) {
      // Removed since the directory was read.
    }
  }
}
