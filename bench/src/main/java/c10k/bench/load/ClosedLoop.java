package c10k.bench.load;

/**
 * Each connection sends its next line when it has the answer to the one before: as fast as the
 * server allows, which is why it shows capacity and no user's latency.
 */
final class ClosedLoop implements Pacing {
  private static final long NEVER = Long.MAX_VALUE;

  private final Connections connections;
  private final PhaseRecorder recorder;
  private final int count;
  private final long endNanos;
  private boolean begun;

  /** On the first so many connections. */
  ClosedLoop(Connections connections, int count, PhaseRecorder recorder, long endNanos) {
    this.connections = connections;
    this.count = count;
    this.recorder = recorder;
    this.endNanos = endNanos;
  }

  /** Only the first lines are not answers to answers. */
  @Override
  public void sendDue(long untilNanos) {
    if (!begun) {
      begun = true;
      for (var connection : connections.all().subList(0, count)) {
        answered(connection, connections.clock().nanos());
      }
    }
  }

  @Override
  public long nextDueNanos() {
    return NEVER;
  }

  @Override
  public void answered(LoadConnection connection, long nowNanos) {
    // Not idle: the answer was to a line of the phase before, as others may be that are still out.
    if (nowNanos < endNanos && connection.isIdle() && !connection.isLost()) {
      recorder.due(nowNanos);
      connection.send(nowNanos, nowNanos);
    }
  }
}
