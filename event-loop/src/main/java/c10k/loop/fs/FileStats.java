package c10k.loop.fs;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What the system tells of a file.
 *
 * @param bytes its length; for what is no regular file, whatever the system says
 * @param created as far as the file system keeps it; else the time of the last change
 */
public record FileStats(FileType type, long bytes, Instant modified, Instant accessed, Instant created) {

  static FileStats of(BasicFileAttributes attributes) {
    return new FileStats(
        FileType.of(attributes),
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        attributes.lastAccessTime().toInstant(),
        attributes.creationTime().toInstant());
  }
}
