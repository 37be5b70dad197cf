package c10k.bench.pool;

import java.sql.Connection;
import java.sql.SQLException;

/** A query that returns one number. */
final class Query {

  private Query() {}

  static int run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new SQLException("No row came back for: " + sql);
      }
      return rows.getInt(1);
    }
  }
}
