package c10k.loop.fs;

import java.nio.file.Path;

/**
 * Something has changed below a directory that is watched.
 *
 * @param path what has changed; for an overflow, the directory of which changes were lost
 */
public record FileChange(Kind kind, Path path) {

  /** What has happened to it. */
  public enum Kind {
    /** It is new there, made or moved there. */
    CREATE,
    /** Its content or its attributes have changed. */
    MODIFY,
    /** It is not there any more, removed or moved away. */
    DELETE,
    /** So much has happened that the system has lost some of it: look for yourself. */
    OVERFLOW
  }
}
