package c10k.bench.load;

import java.io.IOException;

/** Finds out whether every connection still echoes. Confined to the generator's thread. */
final class EchoOnEach implements LineObserver {
  private final Connections connections;
  private final long beginNanos;
  private int answers;

  EchoOnEach(Connections connections) {
    this.connections = connections;
    this.beginNanos = connections.clock().nanos();
  }

  void run(long atMostNanos) throws IOException {
    connections.observe(this);
    for (var connection : connections.all()) {
      if (!connection.isLost()) {
        long now = connections.clock().nanos();
        connection.send(now, now);
      }
    }
    long deadlineNanos = beginNanos + atMostNanos;
    while (connections.pending() > 0 && connections.clock().nanos() < deadlineNanos) {
      connections.poll(deadlineNanos - connections.clock().nanos());
    }
    connections.requireAllAlive();
    if (answers < connections.all().size()) {
      throw new IOException("only " + answers + " of " + connections.all().size() + " connections echoed their line");
    }
  }

  @Override
  public void sent(long dueNanos, long sentNanos) {}

  @Override
  public void answered(LoadConnection connection, long dueNanos, long sentNanos, long nowNanos) {
    if (dueNanos >= beginNanos) {
      answers++;
    }
  }

  @Override
  public void answeredWrongly(LoadConnection connection, long nowNanos) {}
}
