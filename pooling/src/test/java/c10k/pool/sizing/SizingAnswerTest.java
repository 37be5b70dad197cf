package c10k.pool.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.pool.PoolPreset;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SizingAnswerTest {
  private static final Duration IN_USE = Duration.ofMillis(20);
  private static final Duration REQUEST = Duration.ofMillis(100);
  private static final Load LOAD = new Load(500, IN_USE);

  @Test
  void theLoadAloneMustGiveLittlesLaw() {
    var answer = SizingQuestion.builder().load(LOAD).build().answer();
    assertThat(answer.maxSize()).isEqualTo(18);
    assertThat(answer.minSize()).isEqualTo(10);
    assertThat(answer.decidedBy()).isEqualTo(Formula.LITTLES_LAW);
    assertThat(answer.warnings()).isEmpty();
    assertThat(answer.reasons()).containsExactly(
        "Little's law: 500 requests per second that use a resource for 20 ms each keep 10 of them busy on average; "
            + "with 20 % more in peaks, and no resource busy for more than 70 % of the time then, that takes 18.",
        "So the size is 18, decided by Little's law.",
        "10 resources are kept ready, as many as are busy on average, so that only peaks have to connect.");
  }

  @Test
  void threadsThatCannotAskForMoreMustDecide() {
    var answer = SizingQuestion.builder().load(LOAD).callers(new Callers(30, IN_USE, REQUEST, 1)).build().answer();
    assertThat(answer.maxSize()).isEqualTo(6);
    assertThat(answer.minSize()).isEqualTo(6);
    assertThat(answer.decidedBy()).isEqualTo(Formula.SHARE_OF_THREADS);
    assertThat(answer.reasons()).contains("The smaller of the two counts: the threads cannot ask for more.");
    assertThat(answer.warnings()).singleElement().asString().contains("no more than 300 requests per second, but 500 come");
  }

  @Test
  void manyThreadsMustNotMakeTheLoadLarger() {
    var answer = SizingQuestion.builder().load(LOAD).callers(new Callers(500, IN_USE, REQUEST, 1)).build().answer();
    assertThat(answer.maxSize()).isEqualTo(18);
    assertThat(answer.decidedBy()).isEqualTo(Formula.LITTLES_LAW);
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void theBackendMustCapWhatItsCallersWant() {
    var answer = SizingQuestion.builder().load(LOAD).backend(new Backend(4, 1)).build().answer();
    assertThat(answer.maxSize()).isEqualTo(9);
    assertThat(answer.decidedBy()).isEqualTo(Formula.BACKEND);
    assertThat(answer.reasons()).anyMatch(reason -> reason.contains("4 cores and 1 disk") && reason.contains("4 x 2 + 1 = 9"));
    assertThat(answer.warnings()).singleElement().asString().contains("The callers want 18, but the backend has use for 9");
  }

  @Test
  void aBackendMustBeSharedByTheInstances() {
    var answer = SizingQuestion.builder().backend(new Backend(4, 1)).limit(new SharedLimit(100, 3, 1, 0)).build().answer();
    assertThat(answer.maxSize()).isEqualTo(3);
    assertThat(answer.minSize()).isEqualTo(1);
    assertThat(answer.decidedBy()).isEqualTo(Formula.BACKEND);
    assertThat(answer.reasons()).anyMatch(reason -> reason.contains("which is 3 for each of 3 instances"));
  }

  @Test
  void deadlockMustBeExcludedWhateverTheBackendCanUse() {
    var answer =
        SizingQuestion.builder().load(LOAD).backend(new Backend(2, 0)).callers(new Callers(12, IN_USE, IN_USE, 3)).build().answer();
    assertThat(answer.maxSize()).isEqualTo(25);
    assertThat(answer.decidedBy()).isEqualTo(Formula.DEADLOCK_FREE);
    assertThat(answer.reasons()).anyMatch(reason -> reason.contains("12 x (3 - 1) + 1 = 25"));
  }

  @Test
  void aBoundThatAllowsADeadlockMustBeWarnedOf() {
    var answer = SizingQuestion.builder().callers(new Callers(12, IN_USE, IN_USE, 3)).bounds(1, 20).build().answer();
    assertThat(answer.maxSize()).isEqualTo(20);
    assertThat(answer.decidedBy()).isEqualTo(Formula.BOUND);
    assertThat(answer.warnings()).singleElement().asString().contains("must not exceed 20", "takes 25 to exclude a deadlock");
  }

  @Test
  void boundsMustHoldAndBeExplained() {
    var few = SizingQuestion.builder().load(LOAD).bounds(1, 5).build().answer();
    assertThat(few.maxSize()).isEqualTo(5);
    assertThat(few.minSize()).isEqualTo(5);
    assertThat(few.reasons()).contains("Bounds: 18 is not from 1 to 5.", "So the size is 5, decided by the given bound.");
    assertThat(few.warnings()).singleElement().asString().contains("less than the 18 that are wanted");
    var many = SizingQuestion.builder().load(LOAD).bounds(30, 50).build().answer();
    assertThat(many.maxSize()).isEqualTo(30);
    assertThat(many.warnings()).isEmpty();
  }

  @Test
  void theAnswerMustFitAnyPreset() {
    var answer = SizingQuestion.builder().load(LOAD).build().answer();
    for (var preset : PoolPreset.values()) {
      var config = answer.applyTo(preset.builder()).build();
      assertThat(config.minSize()).isEqualTo(10);
      assertThat(config.maxSize()).isEqualTo(18);
    }
  }
}
