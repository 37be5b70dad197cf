package c10k.bench;

import c10k.bench.harness.Launcher;
import c10k.bench.harness.Plan;
import c10k.bench.harness.Profile;
import c10k.bench.harness.ReportFolder;
import c10k.bench.harness.Selection;
import c10k.bench.process.Placement;
import c10k.bench.scale.ScaleLauncher;
import c10k.bench.scenario.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab bench}: compares the models with each other and with servers from outside. */
@Command(
    name = "bench",
    description = {
        "Measure the models and compare them: cost per message, rates, latency, memory per connection, and more; '--list' tells all.",
        "Prints a table and writes a page, JMH's result JSON and the raw trials. Ctrl-C leaves the complete rounds, and '--resume' continues."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 1_000;
  private static final int LARGEST_SEED = 1_000_000;

  /** Leaves time for the report, and for what is measured again. */
  private static final Duration FULL_BUDGET = Duration.ofMinutes(59);

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "quick",
      converter = NameConverter.Profiles.class,
      description = "quick: a smoke test in under 3 minutes. full: all scenarios in under an hour, with intervals and a control. Default: ${DEFAULT-VALUE}.")
  private Profile profile = Profile.QUICK;

  @Option(
      names = "--only",
      paramLabel = "NAMES",
      split = ",",
      description = "Only these scenarios, by their ids, names or groups as '--list' tells them, separated by commas. Some run only so.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--list", description = "Tell which scenarios there are, and measure nothing.")
  private boolean list;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of every scenario, each with every contestant; from 3 on there are intervals.")
  private @Nullable Integer rounds;

  @Option(
      names = "--models",
      paramLabel = "NAMES",
      split = ",(?![^\\[]*\\])",
      splitSynopsisLabel = ",",
      description = "Models, or pools, to compare, separated by commas. Options may be added, as thread-pool[max-threads=8]. Scenarios "
          + "in which none of them takes part are left out. Default: all.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--peers",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Compare with servers and pools from outside too, where they are installed. Default: yes.")
  private boolean peers = true;

  @Option(names = "--reference", paramLabel = "NAME", description = "Whom ratios refer to, where it takes part. Default: the scenario's own.")
  private @Nullable String reference;

  @Option(
      names = "--control",
      negatable = true,
      description = "Run the reference twice under two labels, which shows how far equals differ. Default: only in the profile full.")
  private @Nullable Boolean control;

  @Option(
      names = "--placement",
      paramLabel = "HOW",
      converter = NameConverter.Placements.class,
      description = "split: server and load have a core each. shared: nothing is pinned. Default: split where that is possible.")
  private Placement.@Nullable Kind placement;

  @Option(
      names = "--repeat",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Measure again, twice at the most, what was compared while something else used the machine. Default: yes.")
  private boolean repeat = true;

  @Option(names = "--seed", paramLabel = "N", description = "Of the order of trials and the gaps between messages. Default: a new one.")
  private @Nullable Long seed;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Begin no round but the first that would end later than this, as 30m. Default: none, but 59m for all of the profile full.")
  private @Nullable Duration budget;

  @Option(names = "--resume", paramLabel = "DIR", description = "Continue the run that was interrupted and left this folder; goes with no other option.")
  private @Nullable Path resume;

  @Mixin
  private ScaleOptions scale = new ScaleOptions();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the results. Default: bench/target/report.")
  private @Nullable Path out;

  /** Runs it; exit code 1 if a server failed. */
  @Override
  public Integer call() throws Exception {
    if (scale.areMeant()) {
      return new ScaleLauncher(scale.plan(spec.commandLine(), models, out), spec.commandLine().getOut()).run() ? 0 : 1;
    }
    if (list) {
      ScenarioList.print(spec.commandLine().getOut());
      return 0;
    }
    if (resume != null) {
      return resumed(resume).run(resume, true) ? 0 : 1;
    }
    return new Launcher(plan(), spec.commandLine().getOut()).run(out == null ? ReportFolder.usual() : out, false) ? 0 : 1;
  }

  private boolean has(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** The plan comes from the folder; what is typed beside it could only contradict. */
  private Launcher resumed(Path folder) throws IOException {
    for (var option : spec.options()) {
      if (has(option.longestName()) && !option.longestName().equals("--resume")) {
        throw misuse("The option '" + option.longestName() + "' does not go with '--resume', which continues as planned");
      }
    }
    var former = new BenchCommand();
    var line = new CommandLine(former);
    try {
      line.parseArgs(Launcher.arguments(folder).toArray(new String[0]));
      return new Launcher(former.plan(), spec.commandLine().getOut());
    } catch (ParameterException e) {
      throw new IOException("the run in " + folder + " cannot be continued, because it was planned by another version: " + e.getMessage(), e);
    }
  }

  private Plan plan() throws IOException {
    if (rounds != null) {
      requireWithin("--rounds", rounds, MOST_ROUNDS);
    }
    long usedSeed = seed == null ? RandomGenerator.getDefault().nextInt(LARGEST_SEED) : seed;
    var selection = new Selection(
        profile, only, models, peers, Optional.ofNullable(reference), Optional.ofNullable(rounds), Optional.ofNullable(control));
    try {
      return new Plan(profile, selection.of(Catalog.all(profile)), usedSeed, usedBudget(), repeat, usedPlacement(), arguments(usedSeed));
    } catch (IllegalArgumentException e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
  }

  /** The profile keeps its word on slow machines too; who asks for something else decides on the time as well. */
  Optional<Duration> usedBudget() {
    boolean isWholeProfile = profile == Profile.FULL && only.isEmpty() && rounds == null;
    return budget == null && isWholeProfile ? Optional.of(FULL_BUDGET) : Optional.ofNullable(budget);
  }

  private Placement usedPlacement() throws IOException {
    if (placement != null) {
      // For the forks, and for all that asks in this process.
      System.setProperty(Placement.PROPERTY, placement.name());
    }
    var used = Placement.detect();
    if (placement != null && used.kind() != placement) {
      throw new IOException("this machine does not allow '--placement " + placement.name().toLowerCase(Locale.ROOT) + "'. " + used.reason());
    }
    return used;
  }

  private List<String> arguments(long usedSeed) {
    var arguments = new ArrayList<String>(List.of("--profile", profile.text()));
    for (var option : List.of("--only", "--rounds", "--models", "--reference", "--placement", "--budget")) {
      if (has(option)) {
        arguments.add(option);
        arguments.add(String.join(",", spec.commandLine().getParseResult().matchedOption(option).originalStringValues()));
      }
    }
    if (!peers) {
      arguments.add("--no-peers");
    }
    if (!repeat) {
      arguments.add("--no-repeat");
    }
    if (control != null) {
      arguments.add(control ? "--control" : "--no-control");
    }
    arguments.add("--seed");
    arguments.add(Long.toString(usedSeed));
    return arguments;
  }

  private void requireWithin(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw misuse("Invalid value for option '%s': %d is not from 1 to %d".formatted(option, value, max));
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
