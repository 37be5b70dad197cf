package c10k.bench;

import c10k.bench.compare.Comparison;
import c10k.bench.compare.ComparisonFile;
import c10k.bench.compare.ComparisonText;
import c10k.bench.compare.Gate;
import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab compare}: what got better or worse between two runs. */
@Command(
    name = "compare",
    description = {
        "Compare two runs of 'lab bench', before and after a change, with a verdict for each cell.",
        "Times and rates are compared as ratios to each run's own reference, because absolute speed differs from run to run.",
        "Bytes, waits and correctness are compared as they are."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing got worse", "1:something got worse", "2:misuse: the message says what is allowed", "3:inconclusive: not everything could be judged"})
final class CompareCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "BASE", description = "The folder of the run before, or its results.json.")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "HEAD", description = "The folder of the run after, or its results.json.")
  private Path head = Path.of("");

  @Option(names = "--gate", paramLabel = "WHAT", defaultValue = "steady", converter = NameConverter.Gates.class,
      description = "What decides the exit code. steady: what noise hardly touches, by 10 %%. all: times and rates too. Default: ${DEFAULT-VALUE}.")
  private Gate gate = Gate.STEADY;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the verdicts for programs, too.")
  private @Nullable Path json;

  @Option(names = "--all", description = "Show the cells in which nothing happened, too.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    var comparison = Comparison.of(read(base), read(head));
    if (json != null) {
      ComparisonFile.write(json, comparison, gate);
    }
    var out = spec.commandLine().getOut();
    out.print(ComparisonText.of(comparison, gate, all));
    out.flush();
    return gate.decide(comparison).exitCode();
  }

  private Results read(Path place) {
    try {
      return ResultsFolder.read(place);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
