package c10k.bench;

import c10k.server.ConcurrencyModel;
import c10k.server.ConfigurationException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** What users choose by name. */
final class Choices {
  private Choices() {}

  static ConcurrencyModel model(String name) {
    return choose("model", name, ConcurrencyModel.all(), ConcurrencyModel::name);
  }

  static ProtocolChoice protocol(String name) {
    return choose("protocol", name, ProtocolChoice.ALL, ProtocolChoice::label);
  }

  private static <T> T choose(String kind, String wanted, List<T> all, Function<T, String> name) {
    return all.stream()
        .filter(candidate -> name.apply(candidate).equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(kind, wanted, all.stream().map(name).toList()));
  }

  private static ConfigurationException unknown(String kind, String wanted, List<String> names) {
    return new ConfigurationException(
        List.of("There is no " + kind + " '" + wanted + "'; choose one of: " + String.join(", ", names) + "."));
  }

  /** For the help text. */
  static final class Models implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return ConcurrencyModel.all().stream().map(ConcurrencyModel::name).iterator();
    }
  }

  /** For the help text. */
  static final class ProtocolNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return ProtocolChoice.ALL.stream().map(ProtocolChoice::label).iterator();
    }
  }
}
