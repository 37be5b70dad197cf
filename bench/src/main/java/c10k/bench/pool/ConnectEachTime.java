package c10k.bench.pool;

import java.sql.DriverManager;
import java.sql.SQLException;

/** A connection per query. */
record ConnectEachTime(String url) implements Connector {

  @Override
  public int query(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url)) {
      return Query.run(connection, sql);
    }
  }

  @Override
  public void close() {}
}
