package c10k.bench.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class GzipFiguresTest {

  @Test
  void figuresMUSTBeReadAsTheyWereWritten() {
    var figures = new GzipFigures(1_000, 200, 3_000, 4_000, 5_000);
    assertThat(GzipFigures.ofLine(figures.toLine() + "\n")).isEqualTo(figures);
    assertThat(figures.cpuNanosPerByte()).isEqualTo(4);
    assertThat(figures.nanosPerByte()).isEqualTo(3);
  }

  @Test
  void anotherLineMUSTBeRefused() {
    assertThatThrownBy(() -> GzipFigures.ofLine("Error: no such file")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such file");
  }
}
