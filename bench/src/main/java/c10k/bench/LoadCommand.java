package c10k.bench;

import c10k.bench.load.CorrectnessGate;
import c10k.bench.load.LoadGenerator;
import c10k.bench.load.LoadPlan;
import c10k.bench.load.LoadResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab load}: checks that a server echoes correctly, then measures how fast it does. */
@Command(
    name = "load",
    description = "Puts load on a server that echoes lines, and tells throughput and latencies.",
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class,
    sortOptions = false)
final class LoadCommand implements Callable<Integer> {
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

  @Option(names = "--duration", paramLabel = "TIME", defaultValue = "10s", converter = DurationConverter.class,
      description = "how long to measure (default ${DEFAULT-VALUE})")
  private Duration duration = Duration.ZERO;

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

  @Override
  public Integer call() throws IOException {
    var ratePerSecond = rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    var plan = new LoadPlan(target, connections, lineBytes, warmup, duration, ratePerSecond, seed);
    var progress = new LoadProgress(spec.commandLine().getErr());
    var result = measure(plan, progress);
    var out = spec.commandLine().getOut();
    out.print(LoadTable.of(plan, result));
    out.flush();
    return result.failures() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static LoadResult measure(LoadPlan plan, LoadProgress progress) throws IOException {
    progress.tell("checking that the server echoes correctly");
    CorrectnessGate.check(plan.target());
    progress.tell("opening " + plan.connections() + " connections");
    try (var generator = LoadGenerator.connect(plan);
        var _ = progress.countDown(plan.warmup(), plan.measure())) {
      return generator.run(plan);
    }
  }
}
