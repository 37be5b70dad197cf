package c10k.bench.jmh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the launcher tells a fork by system properties; without a launcher the defaults apply. */
public final class TrialSettings {

  /** Set by the launcher, which has checked correctness, and prints a table of its own. */
  public static final String LAUNCHED = "c10k.bench.launched";

  /** Where a fork writes the histogram of responses. */
  public static final String HISTOGRAM_FILE = "c10k.bench.histogramFile";

  /** How long to wait at most for compilers to become idle. */
  public static final String SETTLE_CAP_MILLIS = "c10k.bench.settleCapMillis";

  private static final int DEFAULT_SETTLE_CAP_MILLIS = 5_000;

  private TrialSettings() {}

  static boolean launched() {
    return Boolean.getBoolean(LAUNCHED);
  }

  static Optional<Path> histogramFile() {
    return Optional.ofNullable(System.getProperty(HISTOGRAM_FILE)).map(Path::of);
  }

  static Duration settleCap() {
    return Duration.ofMillis(Integer.getInteger(SETTLE_CAP_MILLIS, DEFAULT_SETTLE_CAP_MILLIS));
  }
}
