package c10k.bench.launch;

import c10k.bench.report.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** What complete rounds brought; a round that was cut short is dropped. Confined to one thread. */
final class TrialLog {
  private final List<TrialRecord> records = new ArrayList<>();
  private final List<RunResult> results = new ArrayList<>();
  private final List<TrialRecord> roundRecords = new ArrayList<>();
  private final List<RunResult> roundResults = new ArrayList<>();
  private int roundsDone;

  void add(TrialRecord trial) {
    roundRecords.add(trial);
  }

  void add(RunResult result) {
    roundResults.add(result);
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

  List<TrialRecord> records() {
    return List.copyOf(records);
  }

  List<RunResult> results() {
    return List.copyOf(results);
  }
}
