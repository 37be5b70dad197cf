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
  public Borrowed borrow() throws SQLException {
    return new OwnConnection(pool.getConnection());
  }

  @Override
  public void close() {
    pool.close();
  }
}
