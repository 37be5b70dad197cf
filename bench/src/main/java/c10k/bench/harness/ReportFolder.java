package c10k.bench.harness;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the report goes unless told otherwise. */
public final class ReportFolder {
  private static final Path IN_REPOSITORY = Path.of("bench", "target");

  private ReportFolder() {}

  /** For comparisons. */
  public static Path usual() {
    return beside("report");
  }

  /** For finding out how many connections servers hold. */
  public static Path ofScenarios() {
    return beside("scenario-report");
  }

  /** Beside the jar that runs, so that it does not depend on where the command was typed. */
  private static Path beside(String name) {
    try {
      var code = Path.of(ReportFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(code) ? code.resolveSibling(name) : IN_REPOSITORY.resolve(name);
    } catch (URISyntaxException e) {
      return IN_REPOSITORY.resolve(name);
    }
  }
}
