package c10k.bench.launch;

import c10k.bench.jmh.EchoCapacity;
import c10k.bench.jmh.EchoLatency;
import c10k.bench.jmh.FiguresProfiler;
import c10k.bench.jmh.HttpHello;
import c10k.bench.jmh.IdleMemory;
import c10k.bench.jmh.TrialSettings;
import c10k.bench.jmh.WebSocketBroadcast;
import c10k.bench.process.JvmFlags;
import c10k.bench.process.Placement;
import java.io.IOException;
import java.nio.file.Path;
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

/** Runs a trial as a JMH run of its own with one fork: JMH by itself would not interleave. */
record JmhTrial(BenchPlan plan, Placement placement, Path histograms) {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * Runs it.
   *
   * @throws IOException saying why there is no result
   */
  RunResult run(Trial trial) throws IOException {
    try {
      var results = new Runner(options(trial).build()).run();
      return results.iterator().next();
    } catch (RunnerException e) {
      throw new IOException(FailureReason.of(e), e);
    }
  }

  private ChainedOptionsBuilder options(Trial trial) {
    var options = new OptionsBuilder()
        .include(include(trial.scenario()))
        .param("model", trial.label())
        .param("connections", Integer.toString(trial.scenario().connections()))
        .forks(1)
        .jvm(JvmFlags.java())
        .jvmArgs(loadFlags(trial).toArray(new String[0]))
        .addProfiler(FiguresProfiler.class)
        .shouldFailOnError(true)
        .timeout(TimeValue.milliseconds(LONGEST.toMillis()))
        .verbosity(VerboseMode.SILENT);
    return switch (trial.scenario().kind()) {
      case ECHO -> closedLoop(options).param("lineBytes", Integer.toString(BenchPlan.LINE_BYTES));
      case LATENCY -> latency(options, trial);
      case MEMORY -> options;
      case HTTP_KEEPALIVE, HTTP_PIPELINED, HTTP_CLOSE -> closedLoop(options).param("mode", HttpModes.of(trial.scenario().kind()).label());
      case WEBSOCKET -> closedLoop(options).param("messageBytes", Integer.toString(BenchPlan.LINE_BYTES));
    };
  }

  private static String include(Scenario scenario) {
    var benchmark = switch (scenario.kind()) {
      case ECHO -> EchoCapacity.class;
      case LATENCY -> EchoLatency.class;
      case MEMORY -> IdleMemory.class;
      case HTTP_KEEPALIVE, HTTP_PIPELINED, HTTP_CLOSE -> HttpHello.class;
      case WEBSOCKET -> WebSocketBroadcast.class;
    };
    return "^" + Pattern.quote(benchmark.getName()) + "\\.";
  }

  private ChainedOptionsBuilder closedLoop(ChainedOptionsBuilder options) {
    return options
        .warmupIterations(1)
        .warmupTime(TimeValue.milliseconds(plan.timing().warmup().toMillis()))
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(plan.timing().echo().toMillis()));
  }

  private ChainedOptionsBuilder latency(ChainedOptionsBuilder options, Trial trial) {
    return options
        .param("lineBytes", Integer.toString(BenchPlan.LINE_BYTES))
        .param("rate", Integer.toString(BenchPlan.RATE))
        .param("warmupMillis", Long.toString(plan.timing().warmup().toMillis()))
        .param("measureMillis", Long.toString(plan.timing().latency().toMillis()))
        // The same gaps for everybody in a round, others in the next.
        .param("seed", Long.toString(plan.seed() + trial.round()));
  }

  private List<String> loadFlags(Trial trial) {
    var flags = new ArrayList<>(JvmFlags.timed(placement));
    flags.add(property(Placement.PROPERTY, placement.kind()));
    flags.add(property(TrialSettings.LAUNCHED, true));
    flags.add(property(TrialSettings.SETTLE_CAP_MILLIS, plan.timing().settleCap().toMillis()));
    flags.add(property(TrialSettings.HISTOGRAM_FILE, histograms.resolve(trial.histogramFileName())));
    return flags;
  }

  private static String property(String name, Object value) {
    return "-D" + name + "=" + value;
  }
}
