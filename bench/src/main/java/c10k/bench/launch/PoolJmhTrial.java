package c10k.bench.launch;

import c10k.bench.jmh.FiguresProfiler;
import c10k.bench.jmh.PoolAcquireRelease;
import c10k.bench.jmh.PoolLoopAcquireRelease;
import c10k.bench.jmh.PoolManyVirtualThreads;
import c10k.bench.jmh.PoolSpike;
import c10k.bench.jmh.PoolVersusConnect;
import c10k.bench.jmh.TrialSettings;
import c10k.bench.pool.PostgresServer;
import c10k.bench.process.JvmFlags;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a trial of a pool as a JMH run of its own with one fork: JMH by itself would not interleave. */
record PoolJmhTrial(PoolPlan plan, Optional<String> postgresUrl) {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int WARMUPS = 2;
  private static final int CROWD_TURNS = 10;

  /**
   * Runs it.
   *
   * @throws IOException saying why there is no result
   */
  RunResult run(PoolTrial trial) throws IOException {
    try {
      return new Runner(options(trial).build()).run().iterator().next();
    } catch (RunnerException e) {
      throw new IOException(FailureReason.of(e), e);
    }
  }

  private ChainedOptionsBuilder options(PoolTrial trial) {
    var scenario = trial.scenario();
    var options = new OptionsBuilder()
        .include("^" + Pattern.quote(benchmark(scenario.measure()).getName()) + "\\.")
        .param("pool", trial.label())
        .forks(1)
        .jvm(JvmFlags.java())
        .jvmArgs(flags().toArray(new String[0]))
        .addProfiler(FiguresProfiler.class)
        .shouldFailOnError(true)
        .timeout(TimeValue.milliseconds(LONGEST.toMillis()))
        .verbosity(VerboseMode.SILENT);
    return switch (scenario.measure()) {
      case ACQUIRE -> timed(options).param("size", Integer.toString(plan.size())).threads(scenario.threads());
      case LOOP -> timed(options)
          .param("size", Integer.toString(plan.size()))
          .param("chains", Integer.toString(scenario.threads()));
      case VIRTUAL, CONNECT -> timed(options);
      case SPIKE -> options.param("spikes", Integer.toString(plan.spikes(scenario.measure())));
      case CROWD -> options
          .param("spikes", Integer.toString(plan.spikes(scenario.measure())))
          .param("turns", Integer.toString(CROWD_TURNS));
    };
  }

  private static Class<?> benchmark(PoolMeasure measure) {
    return switch (measure) {
      case ACQUIRE -> PoolAcquireRelease.class;
      case LOOP -> PoolLoopAcquireRelease.class;
      case VIRTUAL -> PoolManyVirtualThreads.class;
      case SPIKE, CROWD -> PoolSpike.class;
      case CONNECT -> PoolVersusConnect.class;
    };
  }

  private ChainedOptionsBuilder timed(ChainedOptionsBuilder options) {
    var time = TimeValue.milliseconds(plan.time().toMillis());
    return options.warmupIterations(WARMUPS).warmupTime(time).measurementIterations(1).measurementTime(time);
  }

  private List<String> flags() {
    var flags = new ArrayList<>(JvmFlags.unpinned());
    flags.add("-D" + TrialSettings.LAUNCHED + "=true");
    postgresUrl.ifPresent(url -> flags.add("-D" + PostgresServer.URL_PROPERTY + "=" + url));
    return flags;
  }
}
