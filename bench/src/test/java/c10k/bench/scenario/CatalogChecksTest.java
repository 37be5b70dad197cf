package c10k.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.harness.JmhExecution;
import c10k.bench.jmh.LoopOverhead;
import c10k.bench.jmh.PoolManyVirtualThreads;
import c10k.bench.jmh.PoolSpike;
import c10k.bench.result.Figure;
import org.junit.jupiter.api.Test;

/** What {@link CatalogTest} relies on does find mistakes. */
class CatalogChecksTest {
  private static final JmhExecution SPIKE = JmhExecution.shotAlone(PoolSpike.class, "pool");

  @Test
  void aParameterThatTheBenchmarkHasNotMUSTBeFound() {
    var spike = new BenchmarkParameters(PoolSpike.class);
    assertThat(spike.complaint("turns", "10")).isEmpty();
    assertThat(spike.complaint("turn", "10")).contains("PoolSpike has no parameter 'turn'", "turns");
  }

  @Test
  void aValueThatJmhCannotReadMUSTBeFound() {
    var spike = new BenchmarkParameters(PoolSpike.class);
    assertThat(spike.complaint("turns", "ten")).contains("PoolSpike.turns cannot be 'ten'");
    assertThat(spike.complaint("virtual", "yes")).contains("neither true nor false");
    assertThat(new BenchmarkParameters(PoolManyVirtualThreads.class).complaint("hold", "yield")).contains("none of the constants");
  }

  @Test
  void allBenchmarksOfANameMUSTBeFound() {
    var loops = new BenchmarkParameters(LoopOverhead.class);
    assertThat(loops.methods("")).containsExactlyInAnyOrder("callbacks", "millionTimers");
    assertThat(loops.methods("million")).containsExactly("millionTimers");
  }

  @Test
  void figuresOfOthersMUSTNotCountAsPut() {
    assertThat(PutFigures.of(SPIKE)).contains(Figure.WAIT_P50, Figure.CREATED).doesNotContain(Figure.SCORE, Figure.SERVER_CPU, Figure.QUERIES, Figure.KNEE);
  }
}
