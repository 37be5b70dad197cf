package c10k.loop.process;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** Where a standard stream of a child leads. */
public enum Stdio {
  /** To the parent, as a stream. */
  PIPE,
  /** Where that of the parent leads. */
  INHERIT,
  /** Nowhere: there is nothing to read, and what is written is gone. */
  IGNORE;

  Redirect forOutput() {
    return switch (this) {
      case PIPE -> Redirect.PIPE;
      case INHERIT -> Redirect.INHERIT;
      case IGNORE -> Redirect.DISCARD;
    };
  }

  Redirect forInput() {
    return this == IGNORE ? Redirect.from(Path.of("/dev/null").toFile()) : forOutput();
  }
}
