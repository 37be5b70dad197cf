package c10k.loop.fs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Something went wrong with a file: what, with which one, in what, and what can be done. */
public final class FileException extends IOException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final String operation;
  private final transient Path path;

  FileException(ErrorCode code, String operation, Path path, String advice) {
    super(code + ": " + code.text() + ", " + operation + " '" + path + "'. " + advice);
    this.code = code;
    this.operation = operation;
    this.path = path;
  }

  FileException(ErrorCode code, String operation, Path path) {
    this(code, operation, path, code.advice());
  }

  /** Tells in our words what the JDK says in its own. */
  static FileException of(IOException failure, String operation, Path path) {
    if (failure instanceof FileException ours) {
      return ours;
    }
    var code = ErrorCode.of(failure);
    var told = new FileException(code, operation, culprit(failure, path), adviceOn(code, failure));
    told.initCause(failure);
    return told;
  }

  /** In a tree it may be another than the one that was asked for. */
  private static Path culprit(IOException failure, Path path) {
    var other = failure instanceof FileSystemException known ? known.getFile() : null;
    return other == null || other.isEmpty() ? path : path.getFileSystem().getPath(other);
  }

  private static String adviceOn(ErrorCode code, IOException failure) {
    return code == ErrorCode.EIO ? "The system says: " + failure.getMessage() + "." : code.advice();
  }

  /** What went wrong. */
  public ErrorCode code() {
    return code;
  }

  /** What was tried, by the name of the method that was called. */
  public String operation() {
    return operation;
  }

  /** The file or directory. */
  public Path path() {
    return path;
  }
}
