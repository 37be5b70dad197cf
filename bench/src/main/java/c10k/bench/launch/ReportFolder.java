package c10k.bench.launch;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the report goes unless told otherwise. */
public final class ReportFolder {
  private static final Path IN_REPOSITORY = Path.of("bench", "target", "report");

  private ReportFolder() {}

  /** Beside the jar that runs, so that it does not depend on where the command was typed. */
  public static Path usual() {
    try {
      var code = Path.of(ReportFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(code) ? code.resolveSibling("report") : IN_REPOSITORY;
    } catch (URISyntaxException e) {
      return IN_REPOSITORY;
    }
  }
}
