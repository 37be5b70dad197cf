package c10k.bench.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** HikariCP over connections that lead nowhere. */
final class HikariContestant implements PoolContestant {
  static final String LABEL = "hikaricp";

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public String description() {
    return "HikariCP: recent entries of the own thread, then a shared list, then hand-off";
  }

  @Override
  public Optional<String> remark() {
    return Optional.of("hikaricp wraps its connections, and resets them on return; the connection below it is a plain class, whose methods do nothing");
  }

  @Override
  public PoolUnderTest<?> open(PoolSize size, Workshop workshop) {
    var config = new HikariConfig();
    config.setDataSource(new StubDataSource(workshop));
    config.setMinimumIdle(size.min());
    config.setMaximumPoolSize(size.max());
    config.setConnectionTimeout(PoolUnderTest.PATIENCE.toMillis());
    return new Opened(new HikariDataSource(config));
  }

  /** The pool itself. */
  private record Opened(HikariDataSource pool) implements PoolUnderTest<Connection> {

    @Override
    public Connection acquire() throws SQLException {
      return pool.getConnection();
    }

    @Override
    public void release(Connection lent) throws SQLException {
      lent.close();
    }

    @Override
    public Item item(Connection lent) throws SQLException {
      return lent.unwrap(StubConnection.class).item();
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
