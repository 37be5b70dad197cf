package c10k.loop.fs;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** What can go wrong with files, by the names that POSIX and Node use. */
public enum ErrorCode {
  EACCES("Permission denied", "Check the owner and the mode of the file and of the folders above it."),
  EBADF("Bad file descriptor", "The handle is closed, or was opened for something else."),
  EBUSY("Device or resource busy", "Somebody uses it; try again later."),
  ECANCELED("Operation canceled", "The work pool was closed meanwhile."),
  EEXIST("File exists", "Choose another name, or a way of opening that takes what is there."),
  EFBIG("File too large", "Read or write it piece by piece, with a handle or a stream."),
  EINVAL("Invalid argument", "The caller asked for something that makes no sense here."),
  EIO("Input/output error", "The system says no more than this; its log may tell of a failing device."),
  EISDIR("Is a directory", "Name a file, or use what is meant for directories."),
  ELOOP("Too many levels of symbolic links", "The links lead in a circle: look at them with lstat, and remove one."),
  EMFILE("Too many open files",
      "Close handles when done, open fewer at once with a Limiter, or allow the process more (ulimit -n)."),
  ENAMETOOLONG("File name too long", "Choose a shorter name."),
  ENFILE("Too many open files in system", "The whole machine has run out: some process on it opens too many."),
  ENOENT("No such file or directory", "Check the spelling, the working directory, and that its folder exists."),
  ENOSPC("No space left on device", "Make room, or write elsewhere."),
  ENOTDIR("Not a directory", "Something in this path is a file where a folder is needed."),
  ENOTEMPTY("Directory not empty", "Remove what is in it first, or remove it recursively."),
  EOVERFLOW("Value too large for defined data type", "Ask for less at once, or raise the limit."),
  EPERM("Operation not permitted", "No process may do that, or only a privileged one."),
  EROFS("Read-only file system", "Write elsewhere, or have it mounted for writing."),
  EXDEV("Invalid cross-device link", "It is on another file system: copy it, and remove the original.");

  private final String systemText;
  private final String advice;

  ErrorCode(String systemText, String advice) {
    this.systemText = systemText;
    this.advice = advice;
  }

  /** What the system calls it. */
  public String text() {
    return systemText;
  }

  /** What whoever gets it can do. */
  public String advice() {
    return advice;
  }

  /** What a failure of the JDK means. */
  static ErrorCode of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> ENOENT;
      case FileAlreadyExistsException _ -> EEXIST;
      case AccessDeniedException _ -> EACCES;
      case DirectoryNotEmptyException _ -> ENOTEMPTY;
      case NotDirectoryException _ -> ENOTDIR;
      case AtomicMoveNotSupportedException _ -> EXDEV;
      case ClosedByInterruptException _ -> ECANCELED;
      case FileSystemException other -> ofText(other.getReason());
      default -> ofText(failure.getMessage());
    };
  }

  /**
   * For most errors the JDK has no class, only the system's text. (In another language than English
   * the code is EIO, and the text still says what it is.)
   */
  private static ErrorCode ofText(@Nullable String text) {
    if (text == null) {
      return EIO;
    }
    // Of inotify, which has no other words for it.
    if (text.contains("inotify watches")) {
      return ENOSPC;
    }
    var best = EIO;
    for (var code : values()) {
      // The longest, because one text is the beginning of another.
      if (text.contains(code.systemText) && (best == EIO || code.systemText.length() > best.systemText.length())) {
        best = code;
      }
    }
    return text.contains("inotify instances") ? EMFILE : best;
  }
}
