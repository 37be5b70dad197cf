package c10k.bench.doctor;

import c10k.server.ConcurrencyModel;
import java.util.Locale;
import java.util.Optional;

/** Tells before a run whether this machine allows it, rather than in the middle of it. */
public final class Readiness {

  private Readiness() {}

  /** What keeps a server of this model, in one process, from having so many connections here; empty if nothing known does. */
  public static Optional<String> obstacle(HostFiles files, ConcurrencyModel model, long connections) {
    var limits = Limits.read(files);
    return ThreadProbe.probe(model).flatMap(threads -> Capacity.of(limits, threads)
        .filter(capacity -> capacity.connections() < connections)
        .map(capacity -> words(capacity, connections, capacity.boundBy().fix(connections, threads))));
  }

  private static String words(Capacity capacity, long connections, String fix) {
    return String.format(
        Locale.ROOT, "this machine allows %,d of %,d connections, limited by: %s (to raise it: %s)",
        capacity.connections(), connections, capacity.boundBy().title(), fix);
  }
}
