package c10k.bench.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import c10k.bench.advise.Advice.Confidence;
import c10k.bench.advise.Advice.Dimension;
import c10k.bench.result.Figure;
import c10k.bench.result.MadeUpResults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Advice by results that are made up, so that what suits is known. */
class AdvisorTest {
  private static final Advisor ADVISOR = new Advisor(MadeUpModels.all());
  private static final long MEBI = 1 << 20;

  private static Demand demand(int connections, double rate) {
    return new Demand(connections, rate, 64, Work.NONE, Work.NONE, Duration.ofMillis(10), 512 * MEBI, 1);
  }

  private static Demand blocking(Demand demand, double share, int millis) {
    return new Demand(
        demand.connections(), demand.rate(), demand.payloadBytes(), new Work(share, Duration.ofMillis(millis)), demand.cpu(), demand.p99(),
        demand.memoryBytes(), demand.cores());
  }

  private static Assessment of(Advice advice, Candidate candidate) {
    return Stream.concat(advice.ranked().stream().flatMap(List::stream), advice.excluded().stream())
        .filter(one -> one.candidate() == candidate)
        .findFirst()
        .orElseThrow();
  }

  private static Candidate recommended(Demand demand) {
    return ADVISOR.advise(demand).recommended().orElseThrow().candidate();
  }

  @Test
  void whereLittleIsAskedTheSimplestMUSTBeRecommendedAndTheOthersNamed() {
    var advice = ADVISOR.advise(demand(100, 500));
    assertThat(advice.recommended().orElseThrow().candidate()).isEqualTo(Candidate.VIRTUAL_THREADS);
    assertThat(advice.ranked().getFirst()).hasSize(4);
    assertThat(advice.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(advice.doubts()).isEmpty();
    assertThat(advice.missing()).isEmpty();
  }

  @Test
  void nearTheKneeTheCheapestMUSTBeRecommended() {
    assertThat(recommended(demand(100, 50_000))).isEqualTo(Candidate.EVENT_LOOP);
    var advice = ADVISOR.advise(demand(100, 65_000));
    assertThat(advice.excluded()).extracting(Assessment::candidate).containsExactly(Candidate.VIRTUAL_THREADS, Candidate.THREAD_PER_CONNECTION);
    assertThat(advice.excluded().getFirst().exclusions().getFirst().reason()).contains("60,", "65,000");
  }

  @Test
  void memoryMUSTBeFixedAndSlopeTimesConnections() {
    var memory = of(ADVISOR.advise(demand(10_000, 100)), Candidate.THREAD_PER_CONNECTION).memory().orElseThrow();
    assertThat(memory.value()).isCloseTo(60e6 + 10_000 * (60_000 + 7_500), within(10e6));
    assertThat(ADVISOR.advise(demand(10_000, 100)).excluded()).extracting(Assessment::candidate).containsExactly(Candidate.THREAD_PER_CONNECTION);
  }

  @Test
  void blockingMUSTExcludeTheLoopAndAskForThreadsByLittlesLaw() {
    var advice = ADVISOR.advise(blocking(demand(1_000, 2_000), 1, 5));
    assertThat(of(advice, Candidate.EVENT_LOOP).exclusions()).singleElement().satisfies(exclusion -> {
      assertThat(exclusion.reason()).contains("hold up its loops");
      assertThat(exclusion.cells()).extracting(Cell::scenario).contains("blocking", "echo");
    });
    // Ten jobs under way, and three times the root of ten.
    assertThat(of(advice, Candidate.EVENT_LOOP_OFFLOAD).threads()).isEqualTo(20);
    assertThat(of(advice, Candidate.THREAD_POOL).threads()).isEqualTo(21);
  }

  @Test
  void rareLongJobsMUSTExcludeTheLoopByWhatTheyDoToOthers() {
    assertThat(of(ADVISOR.advise(blocking(demand(1_000, 1_000), 0.001, 1)), Candidate.EVENT_LOOP).isPossible()).isTrue();
    var advice = ADVISOR.advise(blocking(demand(1_000, 1_000), 0.001, 100));
    assertThat(of(advice, Candidate.EVENT_LOOP).exclusions().getFirst().reason()).contains("behind the job of another");
  }

  @Test
  void whatNobodyCanDoMUSTBeSaid() {
    assertThat(ADVISOR.advise(demand(100, 500_000)).recommended()).isEmpty();
    var tooLong = ADVISOR.advise(blocking(demand(1_000, 100), 0.5, 50));
    assertThat(tooLong.recommended()).isEmpty();
    assertThat(tooLong.excluded()).allSatisfy(one -> assertThat(one.exclusions()).anySatisfy(exclusion ->
        assertThat(exclusion.reason()).contains("alone take longer")));
    var tooFew = ADVISOR.advise(blocking(demand(3, 1_000), 1, 5));
    assertThat(tooFew.excluded()).anySatisfy(one -> assertThat(one.exclusions().getFirst().reason()).contains("one request at a time"));
  }

  @Test
  void aShorterLimitMUSTLowerTheRateByTheStepsOfTheSearch() {
    var strict = new Demand(100, 40_000, 64, Work.NONE, Work.NONE, Duration.ofMillis(3), 512 * MEBI, 1);
    assertThat(ADVISOR.advise(strict).excluded()).extracting(Assessment::candidate)
        .containsExactly(Candidate.VIRTUAL_THREADS, Candidate.THREAD_PER_CONNECTION, Candidate.THREAD_POOL);
  }

  @Test
  void confidenceMUSTFallWithWhatWasNotMeasured() {
    assertThat(ADVISOR.advise(demand(15_000, 500)).confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(ADVISOR.advise(demand(25_000, 500)).confidence()).isEqualTo(Confidence.LOW);
    var large = new Demand(100, 500, 5_000, Work.NONE, Work.NONE, Duration.ofMillis(10), 512 * MEBI, 1);
    assertThat(ADVISOR.advise(large).confidence()).isEqualTo(Confidence.LOW);
    var cores = new Demand(100, 150_000, 64, Work.NONE, Work.NONE, Duration.ofMillis(10), 512 * MEBI, 4);
    assertThat(ADVISOR.advise(cores).doubts()).anyMatch(doubt -> doubt.contains("more than one core"));
  }

  @Test
  void missingScenariosMUSTBeNamed() {
    var advice = new Advisor(MadeUpModels.echoOnly()).advise(demand(100, 500));
    assertThat(advice.recommended()).isPresent();
    assertThat(advice.missing()).containsExactlyInAnyOrder("BM3", "BM1k");
    assertThat(advice.confidence()).isEqualTo(Confidence.LOW);
    assertThat(AdviceText.of(advice)).contains("lab bench --only BM3,BM1k");
  }

  @Test
  void withoutAnyCellThereMUSTBeNoRecommendation() {
    var advice = new Advisor(new MadeUpResults().build()).advise(demand(100, 500));
    assertThat(advice.recommended()).isEmpty();
    assertThat(advice.unmeasured()).hasSize(4);
    assertThat(advice.missing()).contains("BM1", "BM3", "BM1k");
  }

  @Test
  void theTextMUSTCiteCells() {
    var text = AdviceText.of(ADVISOR.advise(blocking(demand(1_000, 2_000), 1, 5)));
    assertThat(text).startsWith("Use virtual-threads").contains("Not event-loop:", "blocking, pool-64, response.p99, event-loop:", "Confidence: high", "6 trials")
        .contains("What would change it", "requests per second on");
    assertThat(text.lines()).allMatch(line -> line.length() <= 150);
  }

  @Property(tries = 60)
  void moreConnectionsMUSTNeverNeedLessMemory(
      @ForAll @IntRange(min = 1, max = 1_000_000) int connections, @ForAll @IntRange(min = 1, max = 1_000_000) int more) {
    var few = ADVISOR.advise(demand(connections, 100));
    var many = ADVISOR.advise(demand(connections + more, 100));
    for (var candidate : List.of(Candidate.EVENT_LOOP, Candidate.VIRTUAL_THREADS, Candidate.THREAD_POOL, Candidate.THREAD_PER_CONNECTION)) {
      assertThat(of(many, candidate).memory().orElseThrow().value()).isGreaterThanOrEqualTo(of(few, candidate).memory().orElseThrow().value());
    }
  }

  @Property(tries = 60)
  void whoeverIsExcludedMUSTBeSoByCells(
      @ForAll @DoubleRange(min = 1, max = 200_000) double rate, @ForAll @IntRange(min = 1_000, max = 50_000) int connections,
      @ForAll @DoubleRange(min = 0, max = 0.2) double share) {
    var advice = ADVISOR.advise(blocking(demand(connections, rate), share, 5));
    for (var excluded : advice.excluded()) {
      assertThat(excluded.exclusions()).allSatisfy(exclusion -> assertThat(exclusion.cells().isEmpty())
          .as(exclusion.reason())
          .isEqualTo(exclusion.reason().contains("one request at a time")));
    }
  }

  /** What is told is executable: at the value told the recommendation is the other one, and just before it is not. */
  @Property(tries = 40)
  void atATurnTheRecommendationMUSTReallyChange(
      @ForAll @DoubleRange(min = 10, max = 80_000) double rate, @ForAll @IntRange(min = 100, max = 40_000) int connections,
      @ForAll @DoubleRange(min = 0, max = 0.1) double share) {
    var demand = blocking(demand(connections, rate), share, 5);
    var advice = ADVISOR.advise(demand);
    var now = advice.recommended().map(Assessment::candidate);
    for (var turn : advice.turns()) {
      assertThat(turn.instead()).isNotEqualTo(now);
      assertThat(ADVISOR.recommended(moved(demand, turn.dimension(), turn.at()))).as(turn.toString()).isEqualTo(turn.instead());
      double back = turn.dimension() == Dimension.MEMORY ? 1.02 : 0.98;
      double before = turn.at() * back;
      if (before > start(demand, turn.dimension()) || turn.dimension() == Dimension.MEMORY) {
        assertThat(ADVISOR.recommended(moved(demand, turn.dimension(), before))).as(turn.toString()).isEqualTo(now);
      }
    }
  }

  private static double start(Demand demand, Dimension dimension) {
    return switch (dimension) {
      case RATE -> demand.rate();
      case CONNECTIONS -> demand.connections();
      case MEMORY -> (double) demand.memoryBytes() / MEBI;
      case BLOCKING_SHARE -> 100 * demand.blocking().share();
    };
  }

  private static Demand moved(Demand demand, Dimension dimension, double at) {
    return switch (dimension) {
      case RATE -> demand.withRate(at);
      case CONNECTIONS -> demand.withConnections((int) at);
      case MEMORY -> demand.withMemory((long) (at * MEBI));
      case BLOCKING_SHARE -> demand.withBlockingShare(at / 100);
    };
  }

  @Test
  void memoryThatNoiseMadeNegativeMUSTNotPayForConnections() {
    var results = new MadeUpResults().in("memory", "idle", Map.of("connections", "1000")).id("memory", "BM3")
        .measured("event-loop", Figure.USER_PER_CONNECTION, -9_000)
        .measured("event-loop", Figure.KERNEL_PER_CONNECTION, 100).build();
    var advice = new Advisor(results).advise(demand(1_000, 1));
    assertThat(of(advice, Candidate.EVENT_LOOP).memory()).isEqualTo(Optional.of(Quantity.ZERO));
  }
}
