package c10k.bench;

import c10k.server.ConfigurationException;
import c10k.server.ListenException;
import java.io.IOException;
import java.util.Objects;
import picocli.CommandLine.ExitCode;

/**
 * A trouble in the user's terms: what to say, and whose fault it is.
 *
 * @param exitCode 2 if the command was wrong, 1 if the world was
 */
record Failure(String message, int exitCode) {

  /**
   * Judges an exception.
   *
   * @throws Exception the same, if it is nobody's fault but ours; its stack trace is what we need
   */
  static Failure of(Exception e) throws Exception {
    return switch (e) {
      case ConfigurationException misuse -> new Failure(message(misuse), ExitCode.USAGE);
      case ListenException address -> new Failure(message(address), ExitCode.USAGE);
      case IOException world -> new Failure(message(world), ExitCode.SOFTWARE);
      default -> throw e;
    };
  }

  private static String message(Exception e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }
}
