package c10k.bench.pool;

import c10k.pool.Lease;
import c10k.pool.Pool;
import c10k.pool.PoolConfig;
import c10k.pool.PoolModel;
import c10k.pool.ResourceFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connections of a pool of the lab. */
record ModelConnector(Pool<Connection> pool) implements Connector {

  static ModelConnector open(PoolModel model, String url, int size) {
    var config = PoolConfig.builder()
        .name("bench-postgres")
        .size(size, size)
        .acquireTimeout(PoolUnderTest.PATIENCE)
        .build();
    return new ModelConnector(model.open(config, new Connections(url, (int) config.checkTimeout().toSeconds())));
  }

  @Override
  public Borrowed borrow() throws InterruptedException {
    return new Leased(pool.acquire());
  }

  @Override
  public void close() {
    pool.close();
  }

  private record Leased(Lease<Connection> lease) implements Borrowed {

    @Override
    public Connection connection() {
      return lease.resource();
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /** Its resources. */
  private record Connections(String url, int checkSeconds) implements ResourceFactory<Connection> {

    @Override
    public Connection create() throws SQLException {
      return DriverManager.getConnection(url);
    }

    @Override
    public boolean validate(Connection connection) throws SQLException {
      return connection.isValid(checkSeconds);
    }

    @Override
    public void destroy(Connection connection) throws SQLException {
      connection.close();
    }
  }
}
