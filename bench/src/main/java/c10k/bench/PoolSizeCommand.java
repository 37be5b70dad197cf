package c10k.bench;

import c10k.pool.PoolPreset;
import c10k.pool.sizing.Backend;
import c10k.pool.sizing.Callers;
import c10k.pool.sizing.Load;
import c10k.pool.sizing.SharedLimit;
import c10k.pool.sizing.SizingQuestion;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab pool-size}: how large a pool should be, and why. */
@Command(
    name = "pool-size",
    description = {
        "Computes how large a pool should be, and tells why.",
        "It takes a rate with the time in use, or the threads, or the backend; the more is known, the better."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Lab.Version.class,
    sortOptions = false)
final class PoolSizeCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rate", paramLabel = "R", converter = RateConverter.class,
      description = "requests that need a resource, in the busiest hour: 500/s, 30000/min")
  private @Nullable Double rate;

  @Option(names = "--time-in-use", paramLabel = "TIME", converter = DurationConverter.class,
      description = "how long each holds it, the mean: 20ms, 800us")
  private @Nullable Duration timeInUse;

  @Option(names = "--threads", paramLabel = "N", description = "threads that ask for resources")
  private @Nullable Integer threads;

  @Option(names = "--request-time", paramLabel = "TIME", converter = DurationConverter.class,
      description = "how long a request takes in all (default: the time in use)")
  private @Nullable Duration requestTime;

  @Option(names = "--leases-per-thread", paramLabel = "N", defaultValue = "1",
      description = "resources that a thread holds at the same time, at most (default ${DEFAULT-VALUE})")
  private int leasesPerThread;

  @Option(names = "--cores", paramLabel = "N", description = "of the backend's machine, hyper-threads not counted")
  private @Nullable Integer cores;

  @Option(names = "--disks", paramLabel = "N", defaultValue = "1",
      description = "of the backend that seek at the same time; 0: all data in memory (default ${DEFAULT-VALUE})")
  private int disks;

  @Option(names = "--limit", paramLabel = "N", description = "connections that the backend allows, such as max_connections")
  private @Nullable Integer limit;

  @Option(names = "--instances", paramLabel = "N", defaultValue = "1",
      description = "processes with such a pool each (default ${DEFAULT-VALUE})")
  private int instances;

  @Option(names = "--overlap", paramLabel = "N",
      description = "instances more while a new version is rolled out (default: a quarter, rounded up)")
  private @Nullable Integer overlap;

  @Option(names = "--others", paramLabel = "N", defaultValue = "0",
      description = "connections of other services (default ${DEFAULT-VALUE})")
  private int others;

  @Option(names = "--smallest", paramLabel = "N", defaultValue = "" + SizingQuestion.DEFAULT_SMALLEST,
      description = "never below this size (default ${DEFAULT-VALUE})")
  private int smallest;

  @Option(names = "--largest", paramLabel = "N", defaultValue = "" + SizingQuestion.DEFAULT_LARGEST,
      description = "never above this size (default ${DEFAULT-VALUE})")
  private int largest;

  @Option(names = "--headroom", paramLabel = "PERCENT", defaultValue = "" + SizingQuestion.DEFAULT_HEADROOM_PERCENT,
      description = "how much peaks are above the rate (default ${DEFAULT-VALUE})")
  private int headroom;

  @Option(names = "--utilisation", paramLabel = "PERCENT", defaultValue = "" + SizingQuestion.DEFAULT_UTILISATION_PERCENT,
      description = "how busy a resource may be in a peak (default ${DEFAULT-VALUE})")
  private int utilisation;

  @Option(names = "--preset", paramLabel = "NAME", converter = NameConverter.Presets.class,
      description = "print the settings of this preset beside: ${COMPLETION-CANDIDATES}", completionCandidates = NameConverter.PresetNames.class)
  private @Nullable PoolPreset preset;

  @Override
  public Integer call() {
    var answer = question().answer();
    var out = spec.commandLine().getOut();
    out.print(PoolSizeReport.of(answer));
    if (preset != null) {
      out.print(PoolSizeReport.beside(preset, answer));
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private SizingQuestion question() {
    var question =
        SizingQuestion.builder()
            .bounds(smallest, largest)
            .headroomPercent(headroom)
            .utilisationPercent(utilisation);
    addLoad(question);
    addCallers(question);
    if (cores != null) {
      question.backend(new Backend(cores, disks));
    }
    addLimit(question);
    return question.build();
  }

  private void addLoad(SizingQuestion.Builder question) {
    if (rate != null) {
      question.load(new Load(rate, neededTimeInUse("--rate")));
    }
  }

  private void addCallers(SizingQuestion.Builder question) {
    if (threads != null) {
      var inUse = neededTimeInUse("--threads");
      question.callers(new Callers(threads, inUse, requestTime == null ? inUse : requestTime, leasesPerThread));
    }
  }

  private Duration neededTimeInUse(String option) {
    if (timeInUse == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--time-in-use=TIME', without which " + option + " tells nothing");
    }
    return timeInUse;
  }

  private void addLimit(SizingQuestion.Builder question) {
    if (limit != null) {
      int more = overlap == null ? SharedLimit.of(limit, instances).overlap() : overlap;
      question.limit(new SharedLimit(limit, instances, more, others));
    } else if (spec.commandLine().getParseResult().hasMatchedOption("--instances")) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--limit=N', which --instances share");
    }
  }
}
