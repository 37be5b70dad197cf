package c10k.pool.sizing;

import c10k.server.Requirements;

/**
 * What does the work behind the pool, checked as a part of a {@link SizingQuestion}.
 *
 * @param cores of the machine it runs on, hyper-threads not counted
 * @param disks effective spindles: disks that seek at the same time; 0 if all data is in memory, 1 for an SSD
 */
public record Backend(int cores, int disks) {
  private static final int MOST = 1_000_000;

  void check(Requirements requirements) {
    requirements.between(1, MOST, cores, "cores");
    requirements.between(0, MOST, disks, "disks");
  }
}
