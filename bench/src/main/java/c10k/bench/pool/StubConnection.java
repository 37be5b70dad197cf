package c10k.bench.pool;

import java.sql.Connection;
import java.util.concurrent.Executor;

/**
 * An item as a connection that answers what a pool asks, and nothing else. Written by hand, because
 * a {@link java.lang.reflect.Proxy} would charge the pool for reflection at every return, when it
 * clears warnings.
 */
final class StubConnection extends UnsupportedConnection {
  private final Item item;
  private final Workshop workshop;
  private volatile boolean closed;

  StubConnection(Item item, Workshop workshop) {
    this.item = item;
    this.workshop = workshop;
  }

  Item item() {
    return item;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      workshop.end(item);
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isValid(int timeoutSeconds) {
    return !closed;
  }

  @Override
  public void clearWarnings() {}

  @Override
  public boolean getAutoCommit() {
    return true;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public void setReadOnly(boolean readOnly) {}

  @Override
  public int getNetworkTimeout() {
    return 0;
  }

  @Override
  public void setNetworkTimeout(Executor executor, int millis) {}

  @Override
  public int getTransactionIsolation() {
    return Connection.TRANSACTION_READ_COMMITTED;
  }

  @Override
  public String getCatalog() {
    return "";
  }

  @Override
  public String getSchema() {
    return "";
  }
}
