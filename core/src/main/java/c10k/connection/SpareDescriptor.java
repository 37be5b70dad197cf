package c10k.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor held back for the day when the process has none left. Given up, it lets one waiting
 * connection be accepted, so that it can be closed: its client learns at once, instead of hanging
 * in the backlog.
 *
 * <p>Threads: safe for use by any thread: whoever accepts uses it, and somebody else may close it.
 */
final class SpareDescriptor implements AutoCloseable {
  private @Nullable SocketChannel spare;
  private boolean closed;

  SpareDescriptor() throws IOException {
    spare = SocketChannel.open();
    prepareToLog();
  }

  /**
   * The JDK reads its time zones from a file when it first logs. If that were the message that no
   * descriptor is left, it could not, and would never try again.
   */
  private static void prepareToLog() {
    var _ = ZoneId.systemDefault();
  }

  synchronized void giveUp() throws IOException {
    if (spare != null) {
      spare.close();
      spare = null;
    }
  }

  /** Tells whether the process has a descriptor to hold back again. */
  synchronized boolean takeBack() {
    if (spare == null && !closed) {
      try {
        spare = SocketChannel.open();
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    giveUp();
  }
}
