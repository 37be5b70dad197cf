package c10k.bench.report;

import java.util.List;

/**
 * What was to be run, and how much of it was.
 *
 * @param roundsDone complete rounds; only those count
 * @param smokeTest whether the profile is too short to tell small differences
 * @param rate lines per second of the open loop
 * @param repeatCommand does the same again
 * @param serverFlags JVM flags of timed trials
 */
public record PlanRecord(
    String profile,
    boolean smokeTest,
    int roundsPlanned,
    int roundsDone,
    long seed,
    String reference,
    List<Integer> connections,
    int lineBytes,
    int rate,
    int memoryConnections,
    double warmupSeconds,
    double echoSeconds,
    double latencySeconds,
    String placement,
    String repeatCommand,
    List<String> serverFlags,
    List<String> memoryFlags,
    List<String> loadFlags) {}
