package c10k.loop.fs;

import java.nio.file.Path;

/**
 * Something in a directory.
 *
 * @param path below the path that was asked for
 * @param type of itself: a link to a directory is a link
 */
public record DirectoryEntry(Path path, FileType type) {

  /** The last part of its path. */
  public String name() {
    return String.valueOf(path.getFileName());
  }
}
