package c10k.bench;

import c10k.bench.advise.AdviceText;
import c10k.bench.advise.Advisor;
import c10k.bench.advise.Demand;
import c10k.bench.advise.Work;
import c10k.bench.result.NewestResults;
import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab advise}: which model suits a load, by what was measured. */
@Command(
    name = "advise",
    description = {
        "Tell which model suits a load, by the results of a run of 'lab bench', and cite the cells that say so.",
        "Tells, too, what speaks against the others, how sure it is, and what would change it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:advice was given, which may be that nothing suits", "1:too little was measured", "2:misuse: the message says what is allowed"})
final class AdviseCommand implements Callable<Integer> {
  private static final List<Path> USUAL_PLACES = List.of(
      Path.of("bench", "results"), Path.of("bench", "target", "report"), Path.of("results"), Path.of("target", "report"));

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "RESULTS",
      description = "A folder of results, or its results.json. Default: the newest below bench/results or bench/target/report.")
  private @Nullable Path place;

  @Option(names = "--connections", required = true, paramLabel = "N", description = "Open at the same time.")
  private int connections;

  @Option(names = "--rate", required = true, paramLabel = "R", converter = RateConverter.class,
      description = "Requests over all connections, in the busiest hour: 500/s, 30000/min.")
  private double rate;

  @Option(names = "--payload", paramLabel = "BYTES", defaultValue = "64", description = "Of a request. Default: ${DEFAULT-VALUE}.")
  private int payload;

  @Option(names = "--blocking", paramLabel = "SHARE:TIME", defaultValue = "0", converter = WorkConverter.class,
      description = "Share of the requests that wait for something else, and how long: 20%%:5ms. Default: none.")
  private Work blocking = Work.NONE;

  @Option(names = "--cpu", paramLabel = "SHARE:TIME", defaultValue = "0", converter = WorkConverter.class,
      description = "Share of the requests that compute, and how long: 5%%:200us. Default: none.")
  private Work cpu = Work.NONE;

  @Option(names = "--p99", paramLabel = "TIME", defaultValue = "10ms", converter = DurationConverter.class,
      description = "99 of 100 requests are to be answered within this. Default: ${DEFAULT-VALUE}.")
  private Duration p99 = Duration.ZERO;

  @Option(names = "--memory", paramLabel = "BYTES", defaultValue = "512m", converter = BytesConverter.class,
      description = "For the server and the kernel together: 512m, 2g. Default: ${DEFAULT-VALUE}.")
  private long memory;

  @Option(names = "--cores", paramLabel = "N", defaultValue = "1", description = "That the server may use. Default: ${DEFAULT-VALUE}, as in the measurements.")
  private int cores;

  @Override
  public Integer call() throws IOException {
    var demand = demand();
    var file = place == null ? newest() : place;
    var advice = new Advisor(results(file)).advise(demand);
    var out = spec.commandLine().getOut();
    out.println("By " + file + ":");
    out.println();
    out.print(AdviceText.of(advice));
    out.flush();
    return advice.ranked().isEmpty() && !advice.unmeasured().isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private Demand demand() {
    try {
      return new Demand(connections, rate, payload, blocking, cpu, p99, memory, cores);
    } catch (IllegalArgumentException e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
  }

  private Path newest() throws IOException {
    return NewestResults.below(USUAL_PLACES)
        .orElseThrow(() -> misuse("there are no results below bench/results or bench/target/report; name some, or make some with 'lab bench --profile full'"));
  }

  private Results results(Path file) {
    try {
      return ResultsFolder.read(file);
    } catch (IOException e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
