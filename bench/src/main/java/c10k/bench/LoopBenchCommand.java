package c10k.bench;

import c10k.bench.launch.LoopLauncher;
import c10k.bench.launch.LoopPlan;
import c10k.bench.launch.ReportFolder;
import c10k.bench.loop.LoopMeasure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab loop-bench}: compares the event loop with Netty's and Node's. */
@Command(
    name = "loop-bench",
    description = {
        "Compare what a callback costs: ticks, microtasks, immediates, timers and tasks of the event loop, of Netty's and of Node's.",
        "Prints tables of figures and ratios."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LoopBenchCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 1_000;
  private static final int LARGEST_SEED = 1_000_000;
  private static final Duration SHORTEST_TIME = Duration.ofMillis(100);

  /** Node has to end, with its warm-up, in the time that a short command may take. */
  private static final Duration LONGEST_TIME = Duration.ofSeconds(8);

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds, each with every loop; from 3 on there are intervals. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      split = ",",
      converter = NameConverter.LoopMeasures.class,
      description = "Only these: tick, micro, immediate, timer, clear, million (timers set and cleared), task (from the loop's thread), "
          + "post (from another).")
  private List<LoopMeasure> only = new ArrayList<>();

  @Option(
      names = "--time",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "Measured time of a trial, after twice as long for warming up. Default: ${DEFAULT-VALUE}.")
  private Duration time = Duration.ofSeconds(1);

  @Option(names = "--seed", paramLabel = "N", description = "Of the order of trials. Default: a new one.")
  private @Nullable Long seed;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the results. Default: bench/target/loop-report.")
  private @Nullable Path out;

  /** Runs it; exit code 1 if a trial failed. */
  @Override
  public Integer call() throws Exception {
    return new LoopLauncher(plan(), spec.commandLine().getOut()).run() ? 0 : 1;
  }

  private LoopPlan plan() {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw misuse("Invalid value for option '--rounds': %d is not from 1 to %d".formatted(rounds, MOST_ROUNDS));
    }
    if (time.compareTo(SHORTEST_TIME) < 0 || time.compareTo(LONGEST_TIME) > 0) {
      throw misuse("Invalid value for option '--time': %d ms is not from %d to %d ms".formatted(
          time.toMillis(), SHORTEST_TIME.toMillis(), LONGEST_TIME.toMillis()));
    }
    long usedSeed = seed == null ? RandomGenerator.getDefault().nextInt(LARGEST_SEED) : seed;
    return new LoopPlan(
        rounds,
        only.isEmpty() ? List.of(LoopMeasure.values()) : only.stream().distinct().toList(),
        time,
        usedSeed,
        out == null ? ReportFolder.ofLoops() : out,
        repeatCommand(usedSeed));
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private String repeatCommand(long usedSeed) {
    var command = new ArrayList<String>(List.of("./lab loop-bench"));
    for (var option : List.of("--rounds", "--only", "--time")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        command.add(option + " " + String.join(",", spec.commandLine().getParseResult().matchedOption(option).originalStringValues()));
      }
    }
    command.add("--seed " + usedSeed);
    return String.join(" ", command);
  }
}
