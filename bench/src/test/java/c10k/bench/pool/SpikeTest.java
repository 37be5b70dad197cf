package c10k.bench.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who overtakes whom, and what a spike counts. */
@Timeout(60)
class SpikeTest {
  private static final long RACE = 10;

  @ParameterizedTest
  @CsvSource({
      // called, served, used of the later caller; the earlier one called at 100 and is served at 500.
      "200, 300, 400, true",
      "200, 300, 600, false",
      "200, 600, 700, false",
      "105, 300, 400, false",
      "90, 300, 400, false"
  })
  void onlyWhoComesLaterAndIsThroughBeforeOvertakes(long called, long served, long used, boolean overtakes) {
    assertThat(new Turn(called, served, used).overtook(new Turn(100, 500, 600), RACE)).isEqualTo(overtakes);
  }

  @Test
  void nobodyMustOvertakeHimself() {
    var turn = new Turn(100, 200, 300);
    assertThat(turn.overtook(turn, 0)).isFalse();
  }

  @Test
  void overtakesMustBeCountedInPairs() {
    var result = new SpikeResult(
        List.of(new Turn(0, 900, 950), new Turn(100, 800, 850), new Turn(200, 300, 400), new Turn(210, 250, 300)), 5, 5, List.of());
    assertThat(result.overtakes(RACE)).isEqualTo(5);
    assertThat(result.mostOvertakes(RACE)).isEqualTo(3);
    assertThat(result.waits()).containsExactly(900L, 700L, 100L, 40L);
    assertThat(result.created()).isEqualTo(5);
  }

  @Test
  void theTimelineMUSTBeInTheOrderOfCallsAndBeginAtTheFirst() {
    long milli = 1_000_000;
    var result = new SpikeResult(
        List.of(new Turn(7 * milli, 9 * milli, 10 * milli), new Turn(5 * milli, 6 * milli, 8 * milli)), 3, 2, List.of(new SizeStep(11 * milli, 3)));
    assertThat(result.timeline()).containsExactlyInAnyOrderEntriesOf(Map.of(
        "turn.called", List.of(0.0, 2.0),
        "turn.served", List.of(1.0, 4.0),
        "turn.returned", List.of(3.0, 5.0),
        "pool.since", List.of(0.0, 6.0),
        "pool.size", List.of(2.0, 3.0)));
  }

  @Test
  void whatIsMadeAndEndedDuringTheSpikeMUSTBeInTheTimeline() throws Exception {
    var spike = new Spike(
        new PoolSize(2, 4), 2, 1, Duration.ofNanos(1), Duration.ofMillis(1), Thread.ofPlatform().daemon().factory());
    var sizes = spike.on(PoolContestants.labelled(PoolContestants.NONE)).timeline().get("pool.size");
    assertThat(sizes).hasSize(5).startsWith(0.0, 1.0).endsWith(0.0);
  }

  @Test
  void mustTellOfEveryTurn() throws Exception {
    var spike = new Spike(
        new PoolSize(2, 4), 6, 3, Duration.ofNanos(1), Duration.ofNanos(1), Thread.ofPlatform().daemon().factory());
    var result = spike.on(PoolContestants.labelled(PoolContestants.FAIR_SEMAPHORE));
    assertThat(result.waits().count()).isEqualTo(18);
    assertThat(result.created()).isEqualTo(2);
  }

  @Test
  void whatWasOrderedDuringTheSpikeMustCountThoughItComesLater() throws Exception {
    var spike = new Spike(
        new PoolSize(1, 1), 1, 1, Duration.ofNanos(1), Duration.ofMillis(20), Thread.ofVirtual().factory());
    var result = spike.on(new LateOrder());
    assertThat(result.created()).isEqualTo(2);
  }

  /** Orders one more item in the background whenever one is acquired. */
  private static final class LateOrder implements PoolContestant {

    @Override
    public String label() {
      return "late";
    }

    @Override
    public String description() {
      return "orders late";
    }

    @Override
    public PoolUnderTest<?> open(PoolSize size, Workshop workshop) throws InterruptedException {
      workshop.make();
      return new PoolUnderTest<Item>() {

        @Override
        public Item acquire() {
          Thread.ofVirtual().start(() -> {
            try {
              workshop.make();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
          return new Item();
        }

        @Override
        public void release(Item lent) {}

        @Override
        public Item item(Item lent) {
          return lent;
        }

        @Override
        public void close() {}
      };
    }
  }
}
