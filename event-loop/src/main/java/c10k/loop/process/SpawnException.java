package c10k.loop.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** A program could not be started: why, whose fault that is, and what to do. */
public final class SpawnException extends IOException {
  private static final long serialVersionUID = 1;

  /** The JDK tells the system's error number, but only in its message. */
  private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+)");

  private static final Map<String, String> CODES = Map.of("1", "EPERM", "2", "ENOENT", "7", "E2BIG", "8", "ENOEXEC", "11", "EAGAIN", "12", "ENOMEM", "13",
      "EACCES", "20", "ENOTDIR", "23", "ENFILE", "24", "EMFILE");

  private final String code;

  private SpawnException(String code, String message, IOException cause) {
    super(message, cause);
    this.code = code;
  }

  /** The system's name for the error, such as {@code ENOENT}; {@code UNKNOWN} if the JDK does not tell. */
  public String code() {
    return code;
  }

  static SpawnException noChannel(IOException cause) {
    return new SpawnException(
        "UNKNOWN", "Cannot make a channel for a child in " + System.getProperty("java.io.tmpdir") + ": is there room, and may this user write there? "
            + cause.getMessage(),
        cause);
  }

  static SpawnException of(String file, Path directory, IOException cause) {
    var errno = ERRNO.matcher(String.valueOf(cause.getMessage()));
    var code = errno.find() ? CODES.getOrDefault(errno.group(1), "UNKNOWN") : "UNKNOWN";
    return new SpawnException(code, "Cannot start \"" + file + "\": " + reason(code, file, directory, cause), cause);
  }

  private static String reason(String code, String file, Path directory, IOException cause) {
    // The system says the same of a missing directory as of a missing program.
    if (!Files.isDirectory(directory)) {
      return "the working directory " + directory + " is not there, or not a directory. Create it, or name another one.";
    }
    return switch (code) {
      case "ENOENT" -> "there is no such program" + whereItWasSought(file);
      case "EACCES" -> "it is not executable for this user. Look at its permissions; a directory is no program.";
      case "E2BIG" -> "its arguments and its environment are longer than the system allows. Pass long input by stdin or by a file.";
      case "EAGAIN", "ENOMEM" -> "this machine has no room for another process. Wait for others to end, or start fewer.";
      case "EMFILE", "ENFILE" -> "there is no descriptor left for its pipes. Start fewer at once, or raise the limit (ulimit -n).";
      default -> String.valueOf(cause.getMessage());
    };
  }

  private static String whereItWasSought(String file) {
    return file.indexOf('/') >= 0
        ? ", or the interpreter that its first line names is missing."
        : " in the PATH of this JVM. Install it, or name it by its path. (A command with arguments is not a file: pass them one by one, or use exec.)";
  }
}
