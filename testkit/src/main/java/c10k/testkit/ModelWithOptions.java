package c10k.testkit;

import c10k.server.ConcurrencyModel;
import c10k.server.ListenException;
import c10k.server.ModelOption;
import c10k.server.Protocol;
import c10k.server.Server;
import c10k.server.ServerConfig;
import java.util.List;
import java.util.Map;

/**
 * A model with other defaults for its options, to check a second way in which it can run. Its
 * outcomes count together with those of the model itself.
 *
 * <p>Subclasses have a constructor without parameters.
 */
public abstract class ModelWithOptions implements ConcurrencyModel {
  private final ConcurrencyModel model;
  private final Map<String, Integer> defaults;

  /** Changes these defaults of the model. */
  protected ModelWithOptions(ConcurrencyModel model, Map<String, Integer> defaults) {
    this.model = model;
    this.defaults = Map.copyOf(defaults);
  }

  @Override
  public final String name() {
    return model.name();
  }

  @Override
  public final String summary() {
    return model.summary();
  }

  @Override
  public final List<ModelOption> options() {
    return model.options();
  }

  @Override
  public final Server serve(ServerConfig config, Protocol protocol) throws ListenException {
    var changed = config.toBuilder();
    defaults.forEach((name, value) -> {
      if (!config.options().containsKey(name)) {
        changed.option(name, value);
      }
    });
    return model.serve(changed.build(), protocol);
  }
}
