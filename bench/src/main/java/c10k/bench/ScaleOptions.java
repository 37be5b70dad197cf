package c10k.bench;

import c10k.bench.harness.ReportFolder;
import c10k.bench.scale.ScalePlan;
import c10k.bench.scale.ScaleScenario;
import c10k.server.ConcurrencyModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of {@code lab bench} for finding out how many connections a server holds. */
final class ScaleOptions {
  private static final int FEWEST_CONNECTIONS = 10;
  private static final List<String> OWN = List.of("--scenario", "--connections", "--hold", "--out");
  private static final String MODELS = "--models";

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      converter = NameConverter.ScaleScenarios.class,
      description = {
          "Instead of comparing, find out how many connections a server holds: websocket-10k opens 10,000 WebSockets to each model; "
              + "websocket-100k opens 100,000 to a cluster of event loops, from as many processes of clients. Then all of them are held, hear a "
              + "broadcast, and are weighed. Goes with --connections, --hold, --out, and the first with --models."})
  private @Nullable ScaleScenario scenario;

  @Option(names = "--connections", paramLabel = "N", description = "How many connections such a scenario opens.")
  private @Nullable Integer connections;

  @Option(names = "--hold", paramLabel = "TIME", converter = DurationConverter.class, description = "How long such a scenario holds its connections.")
  private @Nullable Duration hold;

  /** Whether they are used, and not those of a comparison. */
  boolean areMeant() {
    return scenario != null || connections != null || hold != null;
  }

  /**
   * The plan.
   *
   * @param models to compare; empty means all
   * @throws ParameterException if something does not go together
   */
  ScalePlan plan(CommandLine command, List<String> models, @Nullable Path out) {
    var wanted = wanted(command);
    boolean compares = wanted == ScaleScenario.WEBSOCKET_10K;
    for (var option : command.getCommandSpec().options()) {
      boolean goes = OWN.contains(option.longestName()) || (compares && option.longestName().equals(MODELS));
      if (!goes && command.getParseResult().hasMatchedOption(option.longestName())) {
        throw new ParameterException(command, "The option '%s' does not go with '--scenario %s'".formatted(option.longestName(), wanted.text()));
      }
    }
    int number = connections == null ? wanted.connections() : connections;
    if (number < FEWEST_CONNECTIONS || number > wanted.mostConnections()) {
      throw new ParameterException(
          command, "Invalid value for option '--connections': %d is not from %d to %d".formatted(number, FEWEST_CONNECTIONS, wanted.mostConnections()));
    }
    var time = hold == null ? wanted.hold() : hold;
    var repeat = "./lab bench --scenario %s --connections %d --hold %dms%s".formatted(
        wanted.text(), number, time.toMillis(), models.isEmpty() ? "" : " --models " + String.join(",", models));
    return new ScalePlan(wanted, number, usedModels(command, models), time, out == null ? ReportFolder.ofScenarios() : out, repeat);
  }

  private ScaleScenario wanted(CommandLine command) {
    if (scenario == null) {
      throw new ParameterException(command, "The option '" + (hold == null ? "--connections" : "--hold") + "' goes only with '--scenario'");
    }
    return scenario;
  }

  private static List<String> usedModels(CommandLine command, List<String> models) {
    var names = ConcurrencyModel.all().stream().map(ConcurrencyModel::name).toList();
    for (var model : models) {
      if (!names.contains(model)) {
        throw new ParameterException(
            command, "Invalid value for option '--models': '%s' is none of %s".formatted(model, String.join(", ", names)));
      }
    }
    return models.isEmpty() ? names : models;
  }
}
