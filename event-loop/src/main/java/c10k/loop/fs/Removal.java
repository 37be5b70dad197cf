package c10k.loop.fs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;

/**
 * Removes a file, or a directory with all that is in it, in the thread that calls.
 *
 * <p>Of a symbolic link only the link is removed. To look whether a name is a link and then to open it
 * would not do: somebody could put a link to elsewhere in its place in between, and have elsewhere
 * removed. So directories are opened relative to the one above, in one step with the refusal to follow
 * links. Where the system has no such step, the gap remains.
 */
final class Removal {
  private static final String OPERATION = "rm";

  private final OpenFiles files;
  private final Set<RmOption> options;

  Removal(OpenFiles files, Set<RmOption> options) {
    this.files = files;
    this.options = options;
  }

  void remove(Path path) throws IOException {
    var target = checked(path);
    try {
      if (!isDirectory(target)) {
        Files.delete(target);
      } else if (options.contains(RmOption.RECURSIVE)) {
        removeDirectory(target);
      } else {
        throw new FileException(ErrorCode.EISDIR, OPERATION, path, "Say RECURSIVE to remove it with all that is in it.");
      }
    } catch (NoSuchFileException e) {
      if (!options.contains(RmOption.FORCE)) {
        throw e;
      }
    }
  }

  /** Nobody means these: they come of a variable that was empty, or of one ".." too many. */
  private static Path checked(Path path) throws FileException {
    var name = path.getFileName();
    boolean isNamed = name != null && !Set.of("", ".", "..").contains(name.toString());
    if (!isNamed) {
      throw new FileException(ErrorCode.EPERM, OPERATION, path, "A root, '.' and '..' are not removed: name what is meant.");
    }
    return path.toAbsolutePath();
  }

  private static boolean isDirectory(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isDirectory();
  }

  private void removeDirectory(Path target) throws IOException {
    var parent = Objects.requireNonNull(target.getParent(), "Roots are refused.");
    try (var opened = files.openDirectory(parent)) {
      if (opened.it() instanceof SecureDirectoryStream<Path> secure) {
        removeTree(secure, target.getFileName());
      } else {
        removeTreeByPath(target);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void removeTree(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    try (var folder = files.openDirectory(parent, name)) {
      for (var entry : folder.it()) {
        removeEntry(folder.it(), entry.getFileName());
      }
    }
    parent.deleteDirectory(name);
  }

  private void removeEntry(SecureDirectoryStream<Path> folder, Path name) throws IOException {
    try {
      var view = folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view.readAttributes().isDirectory()) {
        removeTree(folder, name);
      } else {
        folder.deleteFile(name);
      }
    } catch (NoSuchFileException e) {
      // Somebody else removes the same.
    }
  }

  private void removeTreeByPath(Path target) throws IOException {
    try (var folder = files.openDirectory(target)) {
      removeAll(folder.it());
    }
    Files.delete(target);
  }

  private void removeAll(DirectoryStream<Path> entries) throws IOException {
    for (var entry : entries) {
      if (isDirectory(entry)) {
        removeTreeByPath(entry);
      } else {
        Files.deleteIfExists(entry);
      }
    }
  }
}
