package c10k.bench.pool;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection in use. Closing gives it back, or ends it if it is of no pool. */
public interface Borrowed extends AutoCloseable {

  /** To be used until it is given back. */
  Connection connection();

  @Override
  void close() throws SQLException;
}
