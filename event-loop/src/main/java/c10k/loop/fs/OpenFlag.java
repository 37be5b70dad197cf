package c10k.loop.fs;

import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** What a file is opened for, and what becomes of one that is there already. */
public enum OpenFlag {
  /** Reads a file that exists. */
  READ("r", StandardOpenOption.READ),
  /** Reads and writes a file that exists. */
  READ_WRITE("r+", StandardOpenOption.READ, StandardOpenOption.WRITE),
  /** Writes a new file, or one that is emptied first. */
  WRITE("w", StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING),
  /** Writes a new file, and fails if one exists. */
  WRITE_NEW("wx", StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
  /** Writes at the end of a file, which may be new. */
  APPEND("a", StandardOpenOption.APPEND, StandardOpenOption.CREATE),
  /** Writes at the end of a new file, and fails if one exists. */
  APPEND_NEW("ax", StandardOpenOption.APPEND, StandardOpenOption.CREATE_NEW);

  private final String letters;
  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes it so.
  private final Set<OpenOption> options;


  OpenFlag(String letters, OpenOption... options) {
    this.letters = letters;
    this.options = Set.of(options);
  }

  /** As Node writes it. */
  public String letters() {
    return letters;
  }

  Set<OpenOption> options() {
    return options;
  }
}
