package c10k.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Scales hold their values and have round ticks, and strokes add up. */
class ScalesTest {
  private static final double[] NONE = {};

  @Test
  void aLinearScaleMUSTStartAtZeroAndHoldWhatIsBelow() {
    assertThat(LinearScale.over(new double[] {80, 100}, 0, 200).at(0)).isZero();
    assertThat(LinearScale.over(new double[] {80, 100}, 0, 200).at(100)).isEqualTo(200);
    assertThat(LinearScale.over(new double[] {-10, 10}, 0, 200).at(-10)).isZero();
    assertThat(LinearScale.over(NONE, 0, 200).ticks(4)).isNotEmpty();
  }

  @Test
  void linearTicksMUSTBeRound() {
    assertThat(LinearScale.over(new double[] {100}, 0, 1).ticks(5)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
  }

  @Test
  void aLogScaleMUSTGiveFactorsTheSameLength() {
    var scale = LogScale.over(new double[] {10, 1_000}, 0, 200);
    assertThat(scale.at(100) - scale.at(10)).isCloseTo(scale.at(1_000) - scale.at(100), within(1e-9));
    assertThat(scale.ticks(5)).startsWith(10.0, 20.0, 50.0).endsWith(1_000.0);
  }

  @Test
  void aLogScaleMUSTHaveAPlaceForZero() {
    assertThat(LogScale.over(new double[] {0, 10, 20}, 0, 200).at(0)).isZero();
    assertThat(LogScale.over(NONE, 0, 200).at(1)).isZero();
    assertThat(LogScale.over(new double[] {7, 7}, 0, 200).at(7)).isBetween(0.0, 200.0);
  }

  @Test
  void aPercentileScaleMUSTGiveEachNineTheSameLength() {
    var scale = NinesScale.over(new double[] {0, 99.9}, 0, 300);
    assertThat(scale.at(90)).isCloseTo(100, within(1e-6));
    assertThat(scale.at(99)).isCloseTo(200, within(1e-6));
    assertThat(scale.ticks(9)).containsExactly(0.0, 90.0, 99.0, 99.9);
  }

  @Test
  void strokesMUSTNotDriftByRounding() {
    var strokes = new Strokes();
    for (int i = 0; i <= 100; i++) {
      strokes.point(i == 0, i * 0.14, 0);
    }
    var numbers = strokes.toString().substring(1).split("[l ]|(?=-)", -1);
    double x = 0;
    for (int i = 0; i < numbers.length; i += 2) {
      x += Double.parseDouble(numbers[i]);
    }
    assertThat(x).isCloseTo(14.0, within(0.06));
  }

  @Test
  void strokesMUSTTakeAsFewLettersAsPathsAllow() {
    assertThat(new Strokes().point(true, 1, 2).point(false, 3, 1.5).point(false, 4, 4)).hasToString("M1 2l2-.5 1 2.5");
    assertThat(new Strokes().dot(1, 2).dot(3, 2)).hasToString("M1 2h0m2 0h0");
    assertThat(new Strokes().box(1, 2, 3, 4)).hasToString("M1 2h3v4h-3z");
  }

  @Test
  void tablesMUSTKeepCellsApart() {
    var table = new Table(List.of("a", "b"), List.of(List.of("x, \"y\"", "1|2")));
    assertThat(table.asCsv()).isEqualTo("a,b\n\"x, \"\"y\"\"\",1|2\n");
    assertThat(table.asMarkdown()).contains("| x, \"y\" | 1\\|2 |");
    assertThat(table.asText()).isEqualTo("a         b\nx, \"y\"  1|2\n");
  }
}
