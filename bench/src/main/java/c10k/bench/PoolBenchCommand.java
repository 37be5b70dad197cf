package c10k.bench;

import c10k.bench.launch.PoolLauncher;
import c10k.bench.launch.PoolMeasure;
import c10k.bench.launch.PoolPlan;
import c10k.bench.launch.ReportFolder;
import c10k.bench.pool.Connector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab pool-bench}: compares the pools with each other and with known ones. */
@Command(
    name = "pool-bench",
    description = {
        "Compare the pools: throughput, spikes, fairness, and what a pool saves at a database.",
        "Prints tables of figures and ratios, and writes JMH's result JSON."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PoolBenchCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 1_000;
  private static final int MOST_THREADS = 1_000;
  private static final int LARGEST_POOL = 10_000;
  private static final int MOST_SPIKES = 1_000;
  private static final int LARGEST_SEED = 1_000_000;
  private static final Duration SHORTEST_TIME = Duration.ofMillis(100);
  private static final Duration LONGEST_TIME = Duration.ofSeconds(30);

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds, each with every pool; from 3 on there are intervals. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--pools", paramLabel = "NAMES", split = ",", description = "Pools to compare, separated by commas. Default: all.")
  private List<String> pools = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      split = ",",
      converter = NameConverter.PoolMeasures.class,
      description = "Only these: acquire, loop, virtual (2,000 virtual threads), spike, crowd (spikes of callers that come again), "
          + "connect (queries to PostgreSQL).")
  private List<PoolMeasure> only = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "1,2,32",
      description = "Numbers of threads that acquire, and of chains in the loop. Default: ${DEFAULT-VALUE}.")
  private List<Integer> threads = new ArrayList<>();

  @Option(names = "--size", paramLabel = "N", defaultValue = "10", description = "Resources for them. Default: ${DEFAULT-VALUE}.")
  private int size;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "Measured time of a trial, after twice as long for warming up. Default: ${DEFAULT-VALUE}.")
  private Duration time = Duration.ofSeconds(1);

  @Option(names = "--spikes", paramLabel = "N", defaultValue = "20", description = "Spikes in a trial. Default: ${DEFAULT-VALUE}.")
  private int spikes;

  @Option(names = "--reference", paramLabel = "NAME", defaultValue = "hikaricp", description = "Whom ratios refer to. Default: ${DEFAULT-VALUE}.")
  private String reference = "";

  @Option(names = "--seed", paramLabel = "N", description = "Of the order of trials. Default: a new one.")
  private @Nullable Long seed;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Begin no round that would end later than this, as 30m.")
  private @Nullable Duration budget;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the results. Default: bench/target/pool-report.")
  private @Nullable Path out;

  /** Runs it; exit code 1 if a trial failed. */
  @Override
  public Integer call() throws Exception {
    return new PoolLauncher(plan(), spec.commandLine().getOut()).run() ? 0 : 1;
  }

  private PoolPlan plan() {
    requireWithin("--rounds", rounds, MOST_ROUNDS);
    threads.forEach(number -> requireWithin("--threads", number, MOST_THREADS));
    requireWithin("--size", size, LARGEST_POOL);
    requireWithin("--spikes", spikes, MOST_SPIKES);
    requireTime();
    requireKnownPools();
    long usedSeed = seed == null ? RandomGenerator.getDefault().nextInt(LARGEST_SEED) : seed;
    return new PoolPlan(
        rounds,
        only.isEmpty() ? List.of(PoolMeasure.values()) : only.stream().distinct().toList(),
        new LinkedHashSet<>(pools),
        threads.stream().distinct().toList(),
        size,
        time,
        spikes,
        usedReference(),
        usedSeed,
        Optional.ofNullable(budget),
        out == null ? ReportFolder.ofPools() : out,
        repeatCommand(usedSeed));
  }

  private void requireWithin(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw misuse("Invalid value for option '%s': %d is not from 1 to %d".formatted(option, value, max));
    }
  }

  private void requireTime() {
    if (time.compareTo(SHORTEST_TIME) < 0 || time.compareTo(LONGEST_TIME) > 0) {
      throw misuse("Invalid value for option '--time': %d ms is not from %d to %d ms".formatted(
          time.toMillis(), SHORTEST_TIME.toMillis(), LONGEST_TIME.toMillis()));
    }
  }

  private void requireKnownPools() {
    var names = names();
    for (var pool : pools) {
      if (!names.contains(pool)) {
        throw misuse("Invalid value for option '--pools': '%s' is none of %s".formatted(pool, String.join(", ", names)));
      }
    }
  }

  /** Of all measures; a connection per query is no pool. */
  private static List<String> names() {
    return Stream.of(PoolMeasure.values())
        .flatMap(measure -> measure.labels().stream())
        .filter(label -> !label.equals(Connector.CONNECT))
        .distinct()
        .toList();
  }

  /** The first pool stands in for a default that does not take part. */
  private String usedReference() {
    var taking = pools.isEmpty() ? names() : pools;
    if (taking.contains(reference)) {
      return reference;
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--reference")) {
      throw misuse("Invalid value for option '--reference': '%s' is none of %s".formatted(reference, String.join(", ", taking)));
    }
    return taking.getFirst();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private String repeatCommand(long usedSeed) {
    var command = new ArrayList<String>(List.of("./lab pool-bench"));
    for (var option : List.of("--rounds", "--pools", "--only", "--threads", "--size", "--time", "--spikes", "--reference", "--budget")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        command.add(option + " " + String.join(",", spec.commandLine().getParseResult().matchedOption(option).originalStringValues()));
      }
    }
    command.add("--seed " + usedSeed);
    return String.join(" ", command);
  }
}
