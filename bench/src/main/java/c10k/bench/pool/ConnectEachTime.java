package c10k.bench.pool;

import java.sql.DriverManager;
import java.sql.SQLException;

/** A connection per query. */
record ConnectEachTime(String url) implements Connector {

  @Override
  public Borrowed borrow() throws SQLException {
    return new OwnConnection(DriverManager.getConnection(url));
  }

  @Override
  public void close() {}
}
