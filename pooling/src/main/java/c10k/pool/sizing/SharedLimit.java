package c10k.pool.sizing;

import c10k.server.Requirements;

/**
 * How many connections the backend allows, and who else takes some of them. Checked as a part of a
 * {@link SizingQuestion}.
 *
 * @param connections all that the backend allows, such as {@code max_connections} of PostgreSQL
 * @param instances processes with a pool of this size each
 * @param overlap instances more that run while a new version is rolled out, beside the old ones
 * @param takenByOthers connections of other services, at most
 */
public record SharedLimit(int connections, int instances, int overlap, int takenByOthers) {

  /** For administration, migrations, monitoring, and the day when somebody has to look what is wrong. */
  public static final int RESERVE_PERCENT = 15;

  private static final int ROLLED_OUT_AT_ONCE = 4;
  private static final double PERCENT = 100;

  /** With as many instances overlapping as Kubernetes lets by default: a quarter, rounded up. */
  public static SharedLimit of(int connections, int instances) {
    return new SharedLimit(connections, instances, Math.ceilDiv(instances, ROLLED_OUT_AT_ONCE), 0);
  }

  void check(Requirements requirements) {
    requirements.atLeast(1, connections, "the limit of connections");
    requirements.atLeast(1, instances, "instances");
    requirements.atLeast(0, overlap, "overlap");
    requirements.atLeast(0, takenByOthers, "takenByOthers");
  }

  /** Connections that should stay free. */
  public int reserve() {
    return (int) Math.ceil(connections * (RESERVE_PERCENT / PERCENT));
  }

  /** All connections that are taken when so many instances run. */
  long taken(int poolSize, long runningInstances) {
    return poolSize * runningInstances + takenByOthers;
  }

  /** The largest pool that leaves the reserve free at all times; 0 if there is none. */
  public int largestPool() {
    long free = (long) connections - reserve() - takenByOthers;
    return (int) Math.max(0, free / ((long) instances + overlap));
  }
}
