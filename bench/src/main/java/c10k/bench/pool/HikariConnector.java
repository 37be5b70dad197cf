package c10k.bench.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;

/** Connections of a HikariCP. */
record HikariConnector(HikariDataSource pool) implements Connector {

  static HikariConnector open(String url, int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(PoolUnderTest.PATIENCE.toMillis());
    return new HikariConnector(new HikariDataSource(config));
  }

  @Override
  public int query(String sql) throws SQLException {
    try (var connection = pool.getConnection()) {
      return Query.run(connection, sql);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
