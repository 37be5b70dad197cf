package c10k.bench;

import c10k.protocol.BroadcastProtocol;
import c10k.protocol.EchoProtocol;
import c10k.protocol.WorkProtocol;
import c10k.server.ConcurrencyModel;
import c10k.server.ConfigurationException;
import c10k.server.Protocol;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What users choose by name. */
final class Choices {
  private static final int ANY_LINE_LENGTH = 1;

  /** By the longest line. */
  private static final List<IntFunction<Protocol>> PROTOCOLS = List.of(EchoProtocol::new, BroadcastProtocol::new, WorkProtocol::new);

  private Choices() {}

  static ConcurrencyModel model(String name) {
    return choose("model", name, ConcurrencyModel.all(), ConcurrencyModel::name);
  }

  static Protocol protocol(String name, int maxLineBytes) {
    return choose("protocol", name, protocols(maxLineBytes), Protocol::name);
  }

  private static List<Protocol> protocols(int maxLineBytes) {
    return PROTOCOLS.stream().map(protocol -> protocol.apply(maxLineBytes)).toList();
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
      return protocols(ANY_LINE_LENGTH).stream().map(Protocol::name).iterator();
    }
  }
}
