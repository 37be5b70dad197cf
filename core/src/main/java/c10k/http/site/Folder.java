package c10k.http.site;

import c10k.http.site.PathSegments.Shape;
import c10k.server.ConfigurationException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A folder out of which files are given, and nothing else: neither what symbolic links point to outside of it, nor what is no file,
 * nor hidden files, whose names begin with a dot.
 *
 * <p>All links are resolved before a file is looked at. Who may write in the folder can still put a link in its place right
 * then; against them this is no guard.
 */
final class Folder {
  private static final String INDEX = "index.html";

  /** What a path leads to. */
  sealed interface Found {}

  /** A file, as it was a moment ago. */
  record RegularFile(Path path, BasicFileAttributes attributes) implements Found {}

  /** A folder that was asked for by a name without a slash: relative links in its page would lead astray. */
  record NeedsSlash() implements Found {}

  /** Nothing that is given away; the words are for the client. */
  record Refused(int status, String why) implements Found {}

  private static final Refused NOT_FOUND = new Refused(404, "There is no such file.");
  private static final Refused OUTSIDE = new Refused(403, "This is a link that leads out of the folder.");

  private final Path root;

  /**
   * Takes a folder.
   *
   * @throws ConfigurationException if it is none
   */
  Folder(Path folder) {
    try {
      root = folder.toRealPath();
    } catch (IOException e) {
      throw new ConfigurationException(List.of("There is no folder '" + folder + "' to take files from."));
    }
    if (!Files.isDirectory(root)) {
      throw new ConfigurationException(List.of("'" + folder + "' is no folder to take files from, but a file."));
    }
  }

  /**
   * Looks for a file; blocks.
   *
   * @throws AccessDeniedException if this process may not look there
   */
  Found find(PathSegments segments) throws IOException {
    try {
      return found(resolved(segments.names()), segments.shape());
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException | InvalidPathException e) {
      // Nothing there, a file where a folder should be, links in a circle, a name too long or impossible here.
      return NOT_FOUND;
    }
  }

  private Path resolved(List<String> names) throws IOException {
    var path = root;
    for (var name : names) {
      path = path.resolve(plain(name));
    }
    return path.toRealPath();
  }

  /** What is one name in HTTP can be more in a file system: a drive, or a path with another separator. */
  private Path plain(String name) {
    var path = root.getFileSystem().getPath(name);
    if (path.isAbsolute() || path.getNameCount() != 1 || !path.toString().equals(name)) {
      throw new InvalidPathException(name, "not a single name");
    }
    return path;
  }

  private Found found(Path path, Shape shape) throws IOException {
    if (!path.startsWith(root)) {
      return OUTSIDE;
    }
    if (isHidden(path)) {
      return NOT_FOUND;
    }
    var attributes = attributes(path);
    if (attributes.isDirectory()) {
      return shape == Shape.FOLDER ? index(path) : new NeedsSlash();
    }
    return shape == Shape.NAME && attributes.isRegularFile() ? new RegularFile(path, attributes) : NOT_FOUND;
  }

  private boolean isHidden(Path path) {
    for (var name : root.relativize(path)) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private Found index(Path folder) throws IOException {
    return found(folder.resolve(INDEX).toRealPath(), Shape.NAME);
  }

  /** A path without links, as it is now. */
  static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
