package c10k.bench;

import c10k.bench.load.Conduct;
import c10k.bench.load.CorrectnessGate;
import c10k.bench.load.HistogramLog;
import c10k.bench.load.KneeRun;
import c10k.bench.load.KneeSettings;
import c10k.bench.load.LoadPlan;
import c10k.bench.load.LoadResult;
import c10k.bench.load.ParallelLoad;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab load}: checks that a server echoes correctly, then measures how fast it does. */
@Command(
    name = "load",
    description = "Puts load on a server that echoes lines, and tells throughput and latencies.",
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class,
    sortOptions = false)
final class LoadCommand implements Callable<Integer> {
  private static final Duration USUAL_DURATION = Duration.ofSeconds(10);

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--target", required = true, paramLabel = "HOST:PORT", converter = TargetConverter.class,
      description = "the server")
  private InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Option(names = "--connections", paramLabel = "N", defaultValue = "64",
      description = "connections (default ${DEFAULT-VALUE})")
  private int connections;

  @Option(names = "--line-bytes", paramLabel = "N", defaultValue = "64",
      description = "length of each line with its LF (default ${DEFAULT-VALUE}, at least "
          + LoadPlan.SHORTEST_LINE_BYTES + ")")
  private int lineBytes;

  @Option(names = "--duration", paramLabel = "TIME", converter = DurationConverter.class,
      description = "how long to measure (default 10s, with --knee 1300ms for each step)")
  private @Nullable Duration duration;

  @Option(names = "--warmup", paramLabel = "TIME", defaultValue = "2s", converter = DurationConverter.class,
      description = "how long to send before anything counts (default ${DEFAULT-VALUE})")
  private Duration warmup = Duration.ZERO;

  @Option(names = "--rate", paramLabel = "R",
      description = "open loop: lines per second over all connections, due whatever the answers "
          + "(default: closed loop, each connection waits for its answer)")
  private @Nullable Double rate;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
      description = "of the random gaps of the open loop (default ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--probes", paramLabel = "N", defaultValue = "0",
      description = "of the connections, so many carry a light load of their own and are reported apart (default ${DEFAULT-VALUE})")
  private int probes;

  @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
      description = "load with so many threads, each with a share of the connections (default ${DEFAULT-VALUE})")
  private int threads;

  @Option(names = "--histograms", paramLabel = "DIR",
      description = "write response, service and send lag as HdrHistogram logs, in nanoseconds, into this folder")
  private @Nullable Path histograms;

  @Option(names = "--knee", description = "look for the highest rate with p99 in time, by steps of an open loop, in place of one measurement")
  private boolean knee;

  @Option(names = "--p99", paramLabel = "TIME", converter = DurationConverter.class,
      description = "with --knee: the limit of p99 of the response times (default 10ms)")
  private @Nullable Duration p99;

  @Override
  public Integer call() throws IOException {
    refuseContradictions();
    var ratePerSecond = rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    var conduct = Conduct.USUAL.withProbes(probes);
    var plan = new LoadPlan(target, connections, lineBytes, warmup, measuredTime(), ratePerSecond, seed, conduct);
    var progress = new LoadProgress(spec.commandLine().getErr());
    progress.tell("checking that the server echoes correctly");
    CorrectnessGate.check(plan.target());
    progress.tell("opening " + plan.connections() + " connections");
    try (var load = ParallelLoad.connect(plan, threads)) {
      return knee ? searchKnee(load, plan, progress) : measure(load, plan, progress);
    }
  }

  private Duration measuredTime() {
    if (duration != null) {
      return duration;
    }
    return knee ? KneeSettings.USUAL.step() : USUAL_DURATION;
  }

  private void refuseContradictions() {
    if (knee && rate != null) {
      throw misuse("--knee tries many rates, so --rate cannot be given with it");
    }
    if (knee && histograms != null) {
      throw misuse("--knee has a histogram for each step, so --histograms cannot be given with it; measure one rate with --rate");
    }
    if (!knee && p99 != null) {
      throw misuse("--p99 is the limit of a search, so it needs --knee");
    }
  }

  private ParameterException misuse(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  private int measure(ParallelLoad load, LoadPlan plan, LoadProgress progress) throws IOException {
    LoadResult result;
    try (var _ = progress.countDown(plan.warmup(), plan.measure())) {
      result = load.run(plan);
    }
    print(LoadTable.of(plan, result));
    if (histograms != null) {
      HistogramLog.write(result, histograms);
    }
    return result.failures() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int searchKnee(ParallelLoad load, LoadPlan plan, LoadProgress progress) throws IOException {
    var steps = KneeSettings.USUAL.withStep(plan.measure());
    var settings = p99 == null ? steps : steps.withP99Limit(p99);
    if (!plan.warmup().isZero()) {
      progress.tell("warming up");
      load.run(plan.lasting(Duration.ZERO, plan.warmup()));
    }
    progress.tell("looking for the knee, some ten steps of " + settings.step().plus(settings.warmup()).toMillis() + " ms");
    print(KneeTable.heading(plan));
    var found = new KneeRun(load::run, plan, settings, attempt -> print(KneeTable.step(attempt))).search();
    print(KneeTable.verdict(found, settings));
    return found.knee().isPresent() && found.errors() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void print(String text) {
    var out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
