package c10k.bench.launch;

import c10k.bench.jmh.TrialSettings;
import c10k.bench.process.JvmFlags;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH runs with one fork each, on all cores: JMH by itself would not interleave contestants. */
final class JmhFork {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Iterations before the measured one. */
  static final int WARMUPS = 2;

  private JmhFork() {}

  /**
   * Options for a class with one benchmark, or one of its benchmarks.
   *
   * @param method how the benchmark's name begins; empty if there is one only
   * @param moreFlags of the JVM
   */
  static ChainedOptionsBuilder of(Class<?> benchmark, String method, List<String> moreFlags) {
    var flags = new ArrayList<>(JvmFlags.unpinned());
    flags.add("-D" + TrialSettings.LAUNCHED + "=true");
    flags.addAll(moreFlags);
    return new OptionsBuilder()
        .include("^" + Pattern.quote(benchmark.getName() + "." + method))
        .forks(1)
        .jvm(JvmFlags.java())
        .jvmArgs(flags.toArray(new String[0]))
        .shouldFailOnError(true)
        .timeout(TimeValue.milliseconds(LONGEST.toMillis()))
        .verbosity(VerboseMode.SILENT);
  }

  /** Measures for so long, after warming up twice as long. */
  static ChainedOptionsBuilder timed(ChainedOptionsBuilder options, Duration measured) {
    var time = TimeValue.milliseconds(measured.toMillis());
    return options.warmupIterations(WARMUPS).warmupTime(time).measurementIterations(1).measurementTime(time);
  }

  /**
   * Runs it.
   *
   * @throws IOException saying why there is no result
   */
  static RunResult run(ChainedOptionsBuilder options) throws IOException {
    try {
      return new Runner(options.build()).run().iterator().next();
    } catch (RunnerException e) {
      throw new IOException(FailureReason.of(e), e);
    }
  }
}
