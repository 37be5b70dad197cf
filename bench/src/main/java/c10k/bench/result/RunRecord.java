package c10k.bench.result;

import java.util.List;

/**
 * How a run was made.
 *
 * @param smokeTest whether it is too short to tell small differences
 * @param seed of the order of trials and of everything else that is random
 * @param placement which process may use which cores, as a sentence
 * @param serverFlags of the servers' JVMs in timed trials
 * @param memoryFlags of the servers' JVMs where memory is measured
 * @param loadFlags of the load's JVM
 * @param repeatCommand does the same again
 * @param seconds that the run took
 * @param harnessSeconds of these in which neither a server was started, warmed up or measured
 * @param repeatedBlocks how often all contestants of a scenario were repeated, because the machine was busy with something else
 * @param interrupted whether it ended early
 */
public record RunRecord(
    String profile,
    boolean smokeTest,
    long seed,
    String placement,
    List<String> serverFlags,
    List<String> memoryFlags,
    List<String> loadFlags,
    String repeatCommand,
    double seconds,
    double harnessSeconds,
    int repeatedBlocks,
    boolean interrupted) {}
