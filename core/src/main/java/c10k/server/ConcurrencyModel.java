package c10k.server;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A way to run many connections. Implementations are found by {@link ServiceLoader}, so that
 * harness, tests and course iterate over them and name none.
 */
public interface ConcurrencyModel {

  /** The name by which users choose it, such as {@code event-loop}; also its folder. */
  String name();

  /** How it runs connections, in one phrase. */
  String summary();

  /** What only this model lets you set. */
  List<ModelOption> options();

  /**
   * Starts a server, which listens when this returns.
   *
   * @throws ListenException if the address cannot be listened on
   * @throws ConfigurationException if the configuration has options that this model does not have,
   *     or values out of range
   */
  Server serve(ServerConfig config, Protocol protocol) throws ListenException;

  /** All models on the class path or module path, by name. */
  static List<ConcurrencyModel> all() {
    return ServiceLoader.load(ConcurrencyModel.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(ConcurrencyModel::name))
        .toList();
  }
}
