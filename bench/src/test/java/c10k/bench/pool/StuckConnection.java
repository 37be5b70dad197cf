package c10k.bench.pool;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

/** A connection whose farewell takes until it is aborted. */
final class StuckConnection {
  private final CountDownLatch aborted = new CountDownLatch(1);

  Connection connection() {
    return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, _) -> {
      switch (method.getName()) {
        case "close" -> aborted.await();
        case "abort" -> aborted.countDown();
        case "getAutoCommit" -> {
          return true;
        }
        case "isReadOnly" -> {
          return false;
        }
        case "getTransactionIsolation" -> {
          return Connection.TRANSACTION_READ_COMMITTED;
        }
        default -> throw new AssertionError("nobody calls " + method);
      }
      return null;
    });
  }

  boolean isAborted() {
    return aborted.getCount() == 0;
  }
}
