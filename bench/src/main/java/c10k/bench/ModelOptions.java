package c10k.bench;

import c10k.server.ConcurrencyModel;
import c10k.server.ModelOption;
import c10k.server.ServerConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that only some models have, as the models on the class path declare them. Which model
 * has which is checked when the server starts, by the model.
 */
final class ModelOptions {
  private final Map<String, OptionSpec> byName = new LinkedHashMap<>();

  private ModelOptions(List<ConcurrencyModel> models) {
    for (var model : models) {
      for (var option : model.options()) {
        byName.merge(option.name(), spec(model, option), ModelOptions::sharedByBoth);
      }
    }
  }

  /** Adds the options of these models to a command. */
  static ModelOptions addTo(CommandSpec command, List<ConcurrencyModel> models) {
    var options = new ModelOptions(models);
    if (!options.byName.isEmpty()) {
      var group = ArgGroupSpec.builder().heading("%nOptions of one model:%n").validate(false).multiplicity("0..1");
      options.byName.values().forEach(group::addArg);
      command.addArgGroup(group.build());
    }
    return options;
  }

  private static OptionSpec spec(ConcurrencyModel model, ModelOption option) {
    return OptionSpec.builder("--" + option.name())
        .paramLabel("N")
        .type(Integer.class)
        .description(description(model, option))
        .build();
  }

  private static String description(ConcurrencyModel model, ModelOption option) {
    return model.name() + ": " + option.description()
        + " (default " + option.defaultValue() + ", from " + option.min() + " to " + option.max() + ")";
  }

  private static OptionSpec sharedByBoth(OptionSpec one, OptionSpec other) {
    return OptionSpec.builder(one).description(one.description()[0], other.description()[0]).build();
  }

  /** Takes the values given on the command line over into a configuration. */
  void copyTo(ServerConfig.Builder config) {
    byName.forEach((name, option) -> {
      Integer value = option.getValue();
      if (value != null) {
        config.option(name, value);
      }
    });
  }
}
