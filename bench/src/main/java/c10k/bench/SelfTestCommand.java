package c10k.bench;

import c10k.bench.harness.SelfTest;
import c10k.bench.stats.RatioEstimate;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab self-test}: whether measurements on this machine can be believed. */
@Command(
    name = "self-test",
    description = {
        "Prove the harness on this machine: many small comparisons of a server with itself, and with itself made slower.",
        "Equals must not be told apart more often than the level of 5 %% allows, and the slower one must be found."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the harness keeps its promise here", "1:it does not, or could not be tried", "2:misuse: the message says what is allowed"})
final class SelfTestCommand implements Callable<Integer> {
  private static final int MOST_RUNS = 1_000;
  private static final int MOST_ROUNDS = 100;
  private static final int MOST_PERCENT = 1_000;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--runs", paramLabel = "N", defaultValue = "20", description = "Comparisons. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "6", description = "Of each comparison. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--slowdown", paramLabel = "PERCENT", defaultValue = "10",
      description = "By how much the slower one is slower, in processor time per message. Default: ${DEFAULT-VALUE}.")
  private int slowdown;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
      description = "Of the order of launches. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireFrom("--runs", runs, 1, MOST_RUNS);
    requireFrom("--rounds", rounds, RatioEstimate.FEWEST_FOR_INTERVAL, MOST_ROUNDS);
    requireFrom("--slowdown", slowdown, 1, MOST_PERCENT);
    var test = new SelfTest(runs, rounds, slowdown, seed);
    print(runs + " comparisons of " + rounds + " rounds each: " + test.launches() + " launches, about "
        + Math.ceilDiv(test.expected().toSeconds(), 60) + " minutes.");
    var result = test.run(this::print);
    print("");
    result.sentences().forEach(this::print);
    return result.isPassed() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void requireFrom(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + value + " is not from " + least + " to " + most);
    }
  }

  private void print(String line) {
    var out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
