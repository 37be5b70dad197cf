package c10k.loop.fs;

import java.nio.file.attribute.BasicFileAttributes;

/** What stands at a path. */
public enum FileType {
  FILE, DIRECTORY, SYMBOLIC_LINK, OTHER;

  static FileType of(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return FILE;
    }
    if (attributes.isDirectory()) {
      return DIRECTORY;
    }
    return attributes.isSymbolicLink() ? SYMBOLIC_LINK : OTHER;
  }
}
