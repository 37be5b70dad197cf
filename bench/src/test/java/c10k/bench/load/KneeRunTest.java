package c10k.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.bench.load.KneeRun.Attempt;
import c10k.bench.load.KneeRun.Found;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** On servers of which every answer is calculated, so that their knee is known. */
class KneeRunTest {
  private static final double CLOSED_LOOP = 50_000;
  private static final InetSocketAddress NOBODY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  private static final LoadPlan PLAN = new LoadPlan(NOBODY, 100, 64, Duration.ZERO, Duration.ofSeconds(1), OptionalDouble.empty(), 1);

  /** What is left between the last good rate and the first bad one. */
  private static final double RESOLUTION = Math.pow(KneeSettings.USUAL.factor(), 1.0 / (1 << KneeSettings.USUAL.bisections()));

  @Property(tries = 100)
  void theKneeMUSTBeFoundToTheResolutionWhereverItIs(@ForAll @DoubleRange(min = 6_500, max = 300_000) double truth) throws IOException {
    var found = search(phase -> answered(phase, phase.ratePerSecond().getAsDouble() <= truth ? 1 : 15, 1));
    assertThat(found.bounded()).isTrue();
    assertThat(found.knee().orElseThrow()).isLessThanOrEqualTo(truth).isGreaterThan(truth / RESOLUTION * 0.999);
    assertThat(found.atKnee().p99Micros()).isLessThan(10_000);
  }

  @Test
  void aHiccupMUSTNotPassForTheKnee() throws IOException {
    var tried = new HashSet<Double>();
    var found = search(phase -> {
      double rate = phase.ratePerSecond().getAsDouble();
      boolean hiccup = tried.add(rate);
      return answered(phase, hiccup || rate > 40_000 ? 30 : 1, 1);
    });
    assertThat(found.knee().orElseThrow()).isGreaterThan(40_000 / RESOLUTION * 0.999);
    assertThat(found.attempts()).filteredOn(attempt -> attempt.offered() == found.knee().getAsDouble()).hasSize(2);
  }

  @Test
  void aServerThatLeavesLinesUnansweredMUSTBeTooSlowHoweverQuickItsAnswers() throws IOException {
    var found = search(phase -> answered(phase, 1, phase.ratePerSecond().getAsDouble() <= 40_000 ? 1 : 0.97));
    assertThat(found.knee().orElseThrow()).isLessThanOrEqualTo(40_000).isGreaterThan(40_000 / RESOLUTION * 0.999);
  }

  @Test
  void aServerThatIsAlwaysTooSlowMUSTHaveNoKnee() throws IOException {
    var found = search(phase -> answered(phase, 30, 1));
    assertThat(found.knee()).isEmpty();
    assertThat(found.highest()).isEqualTo(CLOSED_LOOP);
    assertThat(found.attempts().getLast().offered()).isLessThan(CLOSED_LOOP / 7);
  }

  @Test
  void theEndOfTheSearchMUSTNotPassForABound() throws IOException {
    assertThat(search(phase -> answered(phase, 1, 1)).bounded()).isFalse();
  }

  @Test
  void everyAttemptMUSTBeToldWhenItIsOverAndHaveOtherGaps() throws IOException {
    var told = new ArrayList<Attempt>();
    var seeds = new HashSet<Long>();
    var found = new KneeRun(phase -> {
      assertThat(phase.isOpenLoop() && !seeds.add(phase.seed())).isFalse();
      return answered(phase, phase.ratePerSecond().orElse(0) > 40_000 ? 30 : 1, 1);
    }, PLAN.seeded(5), KneeSettings.USUAL, told::add).search();
    assertThat(told).isEqualTo(found.attempts()).isNotEmpty();
  }

  @Test
  void aServerThatAnswersNothingMUSTBeToldApartFromASlowOne() {
    assertThatThrownBy(() -> new KneeRun(phase -> result(phase, 0, 0, 0), PLAN, KneeSettings.USUAL, attempt -> {}).search())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answered nothing");
  }

  private static Found search(KneeRun.Load openLoop) throws IOException {
    return new KneeRun(
        phase -> phase.isOpenLoop() ? openLoop.run(phase) : result(phase, CLOSED_LOOP, 1, 1), PLAN, KneeSettings.USUAL, attempt -> {}).search();
  }

  private static LoadResult answered(LoadPlan phase, long p99Millis, double share) {
    return result(phase, phase.ratePerSecond().orElse(CLOSED_LOOP), p99Millis, share);
  }

  private static LoadResult result(LoadPlan phase, double rate, long p99Millis, double share) {
    long sent = Math.round(rate * phase.measure().toNanos() / TimeUnit.SECONDS.toNanos(1));
    var response = LoadResult.newHistogram();
    response.recordValue(TimeUnit.MILLISECONDS.toNanos(p99Millis));
    var none = LoadResult.newHistogram();
    return new LoadResult(
        sent, sent, Math.round(share * sent), 0, 0, phase.measure(), response, response, none, none, Timeline.none(), 0.1);
  }
}
