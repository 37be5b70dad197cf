package c10k.bench.launch;

import c10k.bench.report.PoolTrialRecord;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** What complete rounds brought; a round that was cut short is dropped. Confined to one thread. */
final class PoolLog {
  private final List<PoolTrialRecord> records = new ArrayList<>();
  private final List<RunResult> results = new ArrayList<>();
  private final List<PoolTrialRecord> roundRecords = new ArrayList<>();
  private final List<RunResult> roundResults = new ArrayList<>();
  private int roundsDone;

  void add(PoolTrialRecord trial, RunResult result) {
    roundRecords.add(trial);
    roundResults.add(result);
  }

  void add(PoolTrialRecord failed) {
    roundRecords.add(failed);
  }

  void endRound() {
    records.addAll(roundRecords);
    results.addAll(roundResults);
    roundRecords.clear();
    roundResults.clear();
    roundsDone++;
  }

  int roundsDone() {
    return roundsDone;
  }

  List<PoolTrialRecord> of(PoolScenario scenario) {
    return records.stream().filter(trial -> trial.scenario().equals(scenario.words())).toList();
  }

  /** Of all trials, also those of a round that was cut short. */
  List<PoolTrialRecord> failures() {
    var all = new ArrayList<>(records);
    all.addAll(roundRecords);
    return all.stream().filter(trial -> !trial.failure().isEmpty()).toList();
  }

  List<RunResult> results() {
    return List.copyOf(results);
  }
}
