package c10k.bench;

import c10k.bench.contestant.Contestants;
import c10k.bench.launch.BenchPlan;
import c10k.bench.launch.Launcher;
import c10k.bench.launch.Profile;
import c10k.bench.launch.ReportFolder;
import c10k.bench.launch.ScenarioChoice;
import c10k.bench.process.Contestant;
import c10k.bench.process.Service;
import c10k.bench.report.ScenarioKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab bench}: compares the models with each other and with servers from outside. */
@Command(
    name = "bench",
    description = {
        "Compare the models: throughput, cost per message, latency, memory per connection.",
        "Prints a table and writes a page, JMH's result JSON and the raw trials."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_CONNECTIONS = 10_000;
  private static final int MOST_ROUNDS = 1_000;
  private static final int LARGEST_SEED = 1_000_000;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "quick",
      converter = NameConverter.Profiles.class,
      description = "quick: a smoke test in under 3 minutes. full: more rounds, both numbers of connections, a control. Default: ${DEFAULT-VALUE}.")
  private Profile profile = Profile.QUICK;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds, each with every contestant; from 3 on there are intervals.")
  private @Nullable Integer rounds;

  @Option(names = "--models", paramLabel = "NAMES", split = ",", description = "Models to compare, separated by commas. Default: all.")
  private List<String> models = new ArrayList<>();

  @Option(names = "--connections", paramLabel = "N,N", split = ",", description = "Numbers of busy connections, as 64,1000.")
  private List<Integer> connections = new ArrayList<>();

  @Option(
      names = "--peers",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Compare with C and Netty too, and in HTTP with Node, Jetty and the JDK's server. Default: yes.")
  private boolean peers = true;

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      split = ",",
      converter = NameConverter.Scenarios.class,
      description = {
          "Only these: echo (throughput and cost), latency, memory. Default: all three.",
          "Or, among HTTP servers, http: requests on connections that are kept, pipelined, and on one connection each"
              + " (http-keepalive, http-pipelined, http-close)."
      })
  private List<ScenarioChoice> only = new ArrayList<>();

  @Option(names = "--reference", paramLabel = "NAME", defaultValue = "event-loop", description = "Whom ratios refer to. Default: ${DEFAULT-VALUE}.")
  private String reference = "";

  @Option(names = "--seed", paramLabel = "N", description = "Of the order of trials and the gaps between lines. Default: a new one.")
  private @Nullable Long seed;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Begin no round that would end later than this, as 30m.")
  private @Nullable Duration budget;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the report. Default: bench/target/report.")
  private @Nullable Path out;

  /** Runs it; exit code 1 if a server failed. */
  @Override
  public Integer call() throws Exception {
    return new Launcher(plan(), spec.commandLine().getOut()).run() ? 0 : 1;
  }

  private BenchPlan plan() {
    var kinds = kinds();
    var service = kinds.iterator().next().service();
    var numbers = connections.isEmpty() ? profile.connections() : connections;
    numbers.forEach(number -> requireWithin("--connections", number, MOST_CONNECTIONS));
    int wantedRounds = rounds == null ? profile.rounds() : rounds;
    requireWithin("--rounds", wantedRounds, MOST_ROUNDS);
    long usedSeed = seed == null ? RandomGenerator.getDefault().nextInt(LARGEST_SEED) : seed;
    var contestants = contestants(service);
    return new BenchPlan(
        profile,
        wantedRounds,
        numbers.stream().distinct().toList(),
        contestants,
        usedReference(contestants),
        profile.control(),
        kinds,
        usedSeed,
        Optional.ofNullable(budget),
        out == null ? ReportFolder.usual() : out,
        repeatCommand(usedSeed));
  }

  private void requireWithin(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw misuse("Invalid value for option '%s': %d is not from 1 to %d".formatted(option, value, max));
    }
  }

  private EnumSet<ScenarioKind> kinds() {
    var kinds = EnumSet.noneOf(ScenarioKind.class);
    only.forEach(choice -> kinds.addAll(choice.kinds()));
    if (kinds.stream().map(ScenarioKind::service).distinct().count() > 1) {
      throw misuse("Invalid value for option '--only': http is a comparison of other servers, so ask for it alone");
    }
    return kinds.isEmpty() ? ScenarioChoice.kinds(Service.ECHO) : kinds;
  }

  private List<Contestant> contestants(Service service) {
    var all = Contestants.models(service);
    var names = all.stream().map(Contestant::label).toList();
    for (var model : models) {
      if (!names.contains(model)) {
        throw misuse("Invalid value for option '--models': '%s' is none of %s".formatted(model, String.join(", ", names)));
      }
    }
    var chosen = new ArrayList<>(all.stream().filter(model -> models.isEmpty() || models.contains(model.label())).toList());
    if (peers) {
      Contestants.peers(service).stream().filter(peer -> profile.peers(service).contains(peer.label())).forEach(chosen::add);
    }
    return chosen;
  }

  /** The first contestant stands in for a default that does not take part. */
  private String usedReference(List<Contestant> contestants) {
    var labels = contestants.stream().map(Contestant::label).toList();
    if (labels.contains(reference)) {
      return reference;
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--reference")) {
      throw misuse("Invalid value for option '--reference': '%s' is none of %s".formatted(reference, String.join(", ", labels)));
    }
    return labels.getFirst();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private String repeatCommand(long usedSeed) {
    var command = new ArrayList<String>(List.of("./lab bench --profile", profile.name()));
    addIf(rounds != null, command, "--rounds " + rounds);
    addIf(!models.isEmpty(), command, "--models " + String.join(",", models));
    addIf(!connections.isEmpty(), command, "--connections " + String.join(",", connections.stream().map(String::valueOf).toList()));
    addIf(!peers, command, "--no-peers");
    addIf(!only.isEmpty(), command, "--only " + String.join(",", only.stream().map(ScenarioChoice::text).toList()));
    addIf(spec.commandLine().getParseResult().hasMatchedOption("--reference"), command, "--reference " + reference);
    addIf(budget != null, command, "--budget " + (budget == null ? 0 : budget.toSeconds()) + "s");
    command.add("--seed " + usedSeed);
    return String.join(" ", command);
  }

  private static void addIf(boolean condition, List<String> command, String option) {
    if (condition) {
      command.add(option);
    }
  }
}
