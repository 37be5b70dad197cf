package c10k.bench.load;

/** Lines are due when they are due, whatever became of the ones before: as users come. */
final class OpenLoop implements Pacing {

  /** Sent in a row before answers are looked at, or they would seem later than they are. */
  private static final int MOST_IN_A_ROW = 16;

  private final Connections connections;
  private final PhaseRecorder recorder;
  private final Arrivals arrivals;

  OpenLoop(Connections connections, PhaseRecorder recorder, Arrivals arrivals) {
    this.connections = connections;
    this.recorder = recorder;
    this.arrivals = arrivals;
  }

  @Override
  public void sendDue(long untilNanos) {
    for (int i = 0; i < MOST_IN_A_ROW && arrivals.dueNanos() <= untilNanos; i++) {
      sendNext();
    }
  }

  private void sendNext() {
    recorder.due(arrivals.dueNanos());
    var connection = connections.get(arrivals.connection());
    // A user who finds the connection lost is a failure, not somebody to leave out.
    if (!connection.isLost()) {
      connection.send(arrivals.dueNanos(), connections.clock().nanos());
    }
    arrivals.next();
  }

  @Override
  public long nextDueNanos() {
    return arrivals.dueNanos();
  }

  @Override
  public void answered(LoadConnection connection, long nowNanos) {}
}
