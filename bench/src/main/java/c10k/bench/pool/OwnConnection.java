package c10k.bench.pool;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection whose own end is its giving back: it ends, or the pool that it is of has wrapped it. */
record OwnConnection(Connection connection) implements Borrowed {

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
