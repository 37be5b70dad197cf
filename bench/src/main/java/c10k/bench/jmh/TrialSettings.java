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

  /** A folder, and how names of files begin that a fork leaves. */
  public static final String FILES = "c10k.bench.files";

  /** Ends the name of the file of series. */
  public static final String SERIES_SUFFIX = ".series.json";

  /** Of everything that is random in a fork; the same for everybody in a round. */
  public static final String SEED = "c10k.bench.seed";

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

  static Optional<String> files() {
    return Optional.ofNullable(System.getProperty(FILES));
  }

  static long seed() {
    return Long.getLong(SEED, 1);
  }

  static Duration settleCap() {
    return Duration.ofMillis(Integer.getInteger(SETTLE_CAP_MILLIS, DEFAULT_SETTLE_CAP_MILLIS));
  }
}
