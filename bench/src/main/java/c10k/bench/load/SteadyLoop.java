package c10k.bench.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A closed loop that is asked for numbers of echoes instead of times, and never comes to rest in
 * between: when enough answers are there, the other lines stay under way. Confined to the
 * generator's thread.
 */
final class SteadyLoop implements LineObserver {
  private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Connections connections;
  private long answers;
  private long wanted;
  private long wrong;

  SteadyLoop(Connections connections) {
    this.connections = connections;
  }

  /**
   * Waits for so many more answers than all earlier calls asked for. One poll may bring more; those
   * count for the next call.
   *
   * @throws IOException if an answer was wrong, a connection was lost, or none came for 10 s
   */
  void bring(long count) throws IOException {
    wanted += count;
    connections.observe(this);
    sendWhereIdle();
    while (answers < wanted) {
      long before = answers;
      connections.poll(LONGEST_SILENCE_NANOS);
      requireGood(before);
    }
  }

  private void sendWhereIdle() {
    for (var connection : connections.all()) {
      sendIfIdle(connection, connections.clock().nanos());
    }
  }

  private static void sendIfIdle(LoadConnection connection, long nowNanos) {
    if (connection.isIdle() && !connection.isLost()) {
      connection.send(nowNanos, nowNanos);
    }
  }

  private void requireGood(long before) throws IOException {
    connections.requireAllAlive();
    if (wrong > 0) {
      throw new IOException("the server answered " + wrong + " lines wrongly");
    }
    if (answers == before) {
      throw new IOException("the server answered nothing for " + TimeUnit.NANOSECONDS.toSeconds(LONGEST_SILENCE_NANOS) + " s");
    }
  }

  @Override
  public void sent(long dueNanos, long sentNanos) {}

  @Override
  public void answered(LoadConnection connection, long dueNanos, long sentNanos, long nowNanos) {
    answers++;
    sendIfIdle(connection, nowNanos);
  }

  @Override
  public void answeredWrongly(LoadConnection connection, long nowNanos) {
    wrong++;
  }
}
