package c10k.bench.report;

import java.util.List;
import java.util.Map;

/**
 * Everything that a run of {@code lab bench} found: what {@code results.json} holds.
 *
 * @param version of this format
 * @param generatedAt ISO 8601, UTC
 * @param environment names and values, in the order to show them
 * @param caveats what a reader must know before believing the numbers, as sentences
 */
public record BenchReport(
    int version,
    String generatedAt,
    PlanRecord plan,
    Map<String, String> environment,
    List<Entry> contestants,
    List<TrialRecord> trials,
    List<LatencyCurve> curves,
    List<String> caveats) {

  /** Raised when a reader of the former format would misunderstand. */
  public static final int VERSION = 1;

  /** The contestant of this label. */
  public Entry entry(String label) {
    return contestants.stream().filter(entry -> entry.label().equals(label)).findFirst().orElseThrow();
  }
}
