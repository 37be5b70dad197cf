package c10k.bench.launch;

/**
 * A place in the schedule of a comparison of pools.
 *
 * @param round counts from 1
 * @param label whose turn it is
 */
record PoolTrial(int round, PoolScenario scenario, String label) {}
