package c10k.bench.load;

/**
 * A load, and beside it a light open loop on connections of its own.
 *
 * @param firstProbe index of the first connection that is not the load's
 */
record WithProbes(Pacing load, OpenLoop probes, int firstProbe) implements Pacing {

  @Override
  public void sendDue(long untilNanos) {
    load.sendDue(untilNanos);
    probes.sendDue(untilNanos);
  }

  @Override
  public long nextDueNanos() {
    return Math.min(load.nextDueNanos(), probes.nextDueNanos());
  }

  @Override
  public void answered(LoadConnection connection, long nowNanos) {
    if (connection.index() < firstProbe) {
      load.answered(connection, nowNanos);
    }
  }
}
