package c10k.loop.cluster;

/** What an exit code means. */
final class Ending {
  /** A process that a signal ended exits with this plus the signal's number. */
  private static final int SIGNALLED = 128;

  private Ending() {}

  static String of(int exitCode) {
    if (exitCode > SIGNALLED) {
      return "was ended by signal " + (exitCode - SIGNALLED);
    }
    return exitCode == 0 ? "has ended" : "has failed with exit code " + exitCode;
  }
}
