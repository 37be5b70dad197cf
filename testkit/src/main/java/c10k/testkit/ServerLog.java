package c10k.testkit;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Keeps what the servers log instead of printing it: most of it is provoked on purpose, and belongs
 * to the message of the test that fails.
 *
 * <p>Threads: safe for use by any.
 */
final class ServerLog extends Handler {
  private static final int KEPT = 5;
  private static final ServerLog LOG = new ServerLog();

  /** Held, because the logging system itself would let it go, with its settings. */
  private static final Logger SERVERS = Logger.getLogger("c10k");

  static {
    SERVERS.setUseParentHandlers(false);
    SERVERS.addHandler(LOG);
  }

  private final ConcurrentLinkedDeque<LogRecord> records = new ConcurrentLinkedDeque<>();

  private ServerLog() {}

  /** Forgets what was logged before. */
  static void begin() {
    SERVERS.setLevel(Level.INFO);
    LOG.records.clear();
  }

  /** The last few messages since the beginning, as text. */
  static List<String> last() {
    var formatter = new SimpleFormatter();
    return LOG.records.stream().map(formatter::format).toList();
  }

  @Override
  public void publish(LogRecord message) {
    records.add(message);
    if (records.size() > KEPT) {
      records.poll();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
