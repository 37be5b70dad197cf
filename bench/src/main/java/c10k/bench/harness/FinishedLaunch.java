package c10k.bench.harness;

import c10k.bench.result.TrialRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A launch that was carried out, as the journal keeps it.
 *
 * @param attempt counts from 1
 * @param records one per case
 * @param jmh JMH's own result, if there is one
 * @param measuredSeconds in which a server was started, warmed up or measured
 * @param endSeconds since the start of the run
 */
record FinishedLaunch(
    int round,
    String scenario,
    String launch,
    String contestant,
    int attempt,
    List<TrialRecord> records,
    @Nullable JsonNode jmh,
    double measuredSeconds,
    double endSeconds) {

  /** Where it belongs; a launch that was cut short and carried out again has the same place. */
  record Place(int round, String scenario, String launch, int attempt, String contestant) {}

  Place place() {
    return new Place(round, scenario, launch, attempt, contestant);
  }

  boolean isOf(Block block, int ofAttempt) {
    return round == block.round() && attempt == ofAttempt && scenario.equals(block.scenario().name()) && launch.equals(block.launch().name());
  }

  boolean isDisturbed() {
    return records.stream().anyMatch(record -> new Bystanders.Shares(record.steal(), record.foreign()).disturb());
  }
}
