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
import c10k.bench.scale.ScaleLauncher;
import c10k.bench.scale.ScalePlan;
import c10k.bench.scale.ScaleScenario;
import c10k.server.ConcurrencyModel;
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
  private static final int FEWEST_OF_SCENARIO = 10;
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
      description = "Compare with C and Netty too, and in HTTP and WebSocket with Node, in HTTP with Jetty and the JDK's server. Default: yes.")
  private boolean peers = true;

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      split = ",",
      converter = NameConverter.Scenarios.class,
      description = {
          "Only these: echo (throughput and cost), latency, memory. Default: all three.",
          "Or, among HTTP servers, http: requests on connections that are kept, pipelined, and on one connection each"
              + " (http-keepalive, http-pipelined, http-close).",
          "Or, among servers of WebSockets, websocket: what one client says, all others hear."
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

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      converter = NameConverter.ScaleScenarios.class,
      description = {
          "Instead of comparing, find out how many connections a server holds: websocket-10k opens 10,000 WebSockets to each model; "
              + "websocket-100k opens 100,000 to a cluster of event loops, from as many processes of clients. Then all of them are held, hear a "
              + "broadcast, and are weighed. Goes with --connections N, --hold, --out, and the first with --models."})
  private @Nullable ScaleScenario scenario;

  @Option(names = "--hold", paramLabel = "TIME", converter = DurationConverter.class, description = "How long a scenario holds its connections.")
  private @Nullable Duration hold;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the report. Default: bench/target/report.")
  private @Nullable Path out;

  /** Runs it; exit code 1 if a server failed. */
  @Override
  public Integer call() throws Exception {
    if (scenario != null) {
      return new ScaleLauncher(scalePlan(scenario), spec.commandLine().getOut()).run() ? 0 : 1;
    }
    if (hold != null) {
      throw misuse("The option '--hold' goes only with '--scenario'");
    }
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

  private ScalePlan scalePlan(ScaleScenario wanted) {
    boolean compares = wanted == ScaleScenario.WEBSOCKET_10K;
    for (var other : List.of("--profile", "--rounds", "--peers", "--only", "--reference", "--seed", "--budget", "--models")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(other) && !(compares && other.equals("--models"))) {
        throw misuse("The option '%s' does not go with '--scenario %s'".formatted(other, wanted.text()));
      }
    }
    if (connections.size() > 1) {
      throw misuse("A scenario has one number of connections, not " + connections.size());
    }
    int number = connections.isEmpty() ? wanted.connections() : connections.getFirst();
    if (number < FEWEST_OF_SCENARIO || number > wanted.mostConnections()) {
      throw misuse("Invalid value for option '--connections': %d is not from %d to %d".formatted(number, FEWEST_OF_SCENARIO, wanted.mostConnections()));
    }
    var names = scenarioModels();
    var time = hold == null ? wanted.hold() : hold;
    var folder = out == null ? ReportFolder.ofScenarios() : out;
    var repeat = "./lab bench --scenario %s --connections %d --hold %dms%s".formatted(
        wanted.text(), number, time.toMillis(), models.isEmpty() ? "" : " --models " + String.join(",", models));
    return new ScalePlan(wanted, number, names, time, folder, repeat);
  }

  private List<String> scenarioModels() {
    var names = ConcurrencyModel.all().stream().map(ConcurrencyModel::name).toList();
    for (var model : models) {
      if (!names.contains(model)) {
        throw misuse("Invalid value for option '--models': '%s' is none of %s".formatted(model, String.join(", ", names)));
      }
    }
    return models.isEmpty() ? names : models;
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
      throw misuse("Invalid value for option '--only': http and websocket are comparisons of other servers, so ask for each alone");
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
