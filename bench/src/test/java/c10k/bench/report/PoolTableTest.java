package c10k.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ratios are those of the same round. */
class PoolTableTest {
  private static final List<PoolColumn> COLUMNS =
      List.of(PoolColumn.compared("score", "operations/µs"), PoolColumn.largest("most", "most"));

  private static PoolTrialRecord trial(int round, String pool, double score, double most) {
    return new PoolTrialRecord(round, "acquire 1", pool, "", Map.of("score", score, "most", most));
  }

  private static String row(List<PoolTrialRecord> trials, String pool) {
    return PoolTable.of(COLUMNS, trials, List.of("ours", "known"), "known").lines()
        .filter(line -> line.startsWith(pool))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ratiosMustBeWithinRoundsAndTheirMeanGeometric() {
    var trials = new ArrayList<>(List.of(trial(1, "known", 1, 3), trial(1, "ours", 4, 5), trial(2, "ours", 10, 2), trial(2, "known", 10, 7)));
    assertThat(row(trials, "ours").split(" +", -1)).containsExactly("ours", "7.00", "2.00", "×", "5.00");
    assertThat(row(trials, "known").split(" +", -1)).containsExactly("known", "5.50", "1.00", "×", "7.00");
  }

  @Test
  void threeRoundsMustGiveAnInterval() {
    var trials = new ArrayList<PoolTrialRecord>();
    for (int round = 1; round <= 3; round++) {
      trials.add(trial(round, "known", round, 1));
      trials.add(trial(round, "ours", 2.0 * round, 1));
    }
    assertThat(row(trials, "ours")).contains("2.00 × [2.00 – 2.00]");
  }

  @Test
  void aFailedTrialMustLeaveItsRoundOut() {
    var trials = List.of(
        trial(1, "known", 1, 1),
        new PoolTrialRecord(1, "acquire 1", "ours", "broken", Map.of()),
        trial(2, "known", 1, 1),
        trial(2, "ours", 3, 1));
    assertThat(row(trials, "ours")).contains("3.00 ×");
    assertThat(row(trials.subList(0, 2), "ours")).contains("–");
  }
}
