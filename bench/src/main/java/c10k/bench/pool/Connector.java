package c10k.bench.pool;

import c10k.pool.PoolModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to come to a connection for one query.
 *
 * <p>Threads: any.
 */
public interface Connector extends AutoCloseable {

  /** The label of the way without a pool. */
  String CONNECT = "connect";

  /** Comes to a connection, of its own or of the pool. */
  Borrowed borrow() throws Exception;

  /** Runs a query that returns a number, on a connection borrowed for it. */
  default int query(String sql) throws Exception {
    try (var borrowed = borrow()) {
      return Query.run(borrowed.connection(), sql);
    }
  }

  @Override
  void close();

  /** The labels that {@link #open} knows: a connection per query, our pools, HikariCP. */
  static List<String> labels() {
    var labels = new ArrayList<>(List.of(CONNECT));
    PoolModel.all().forEach(model -> labels.add(model.name()));
    labels.add(HikariContestant.LABEL);
    return List.copyOf(labels);
  }

  /**
   * Opens a pool of connections, or none.
   *
   * @param url of a database, for JDBC
   * @param size connections at most
   * @throws IllegalArgumentException if there is none of this label, naming those that exist
   */
  static Connector open(String label, String url, int size) {
    return switch (label) {
      case CONNECT -> new ConnectEachTime(url);
      case HikariContestant.LABEL -> HikariConnector.open(url, size);
      default -> PoolModel.all().stream()
          .filter(model -> model.name().equals(label))
          .findFirst()
          .map(model -> (Connector) ModelConnector.open(model, url, size))
          .orElseThrow(() -> new IllegalArgumentException(
              "There is no way to connect named '" + label + "'; choose from " + String.join(", ", labels()) + "."));
    };
  }
}
