package c10k.pool.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import c10k.server.ConfigurationException;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SizingQuestionTest {

  @Test
  void badInputMustBeRejectedWithAllReasonsAtOnce() {
    var second = Duration.ofSeconds(1);
    var builder =
        SizingQuestion.builder()
            .load(new Load(0, Duration.ZERO))
            .callers(new Callers(0, second.multipliedBy(2), second, 0))
            .backend(new Backend(0, -1))
            .limit(new SharedLimit(0, 0, -1, -1))
            .bounds(0, -1)
            .headroomPercent(-1)
            .utilisationPercent(100);
    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "The rate is 0 per second", "timeInUse is PT0S", "threads is 0", "leasesPerThread is 0",
            "timeInUse is PT2S, but must not exceed requestTime, which is PT1S", "cores is 0", "disks is -1", "the limit of connections is 0",
            "instances is 0", "overlap is -1", "takenByOthers is -1", "smallest is 0", "must not exceed largest, which is -1",
            "headroomPercent is -1", "utilisationPercent is 100");
  }

  @Test
  void aQuestionWithoutAnythingKnownMustBeRejected() {
    assertThatThrownBy(() -> SizingQuestion.builder().build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Nothing is known to compute a size from");
  }

  @Test
  void aRateThatIsNoNumberMustBeRejected() {
    for (double rate : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1, 1e10}) {
      assertThatThrownBy(() -> SizingQuestion.builder().load(new Load(rate, Duration.ofMillis(1))).build())
          .isInstanceOf(ConfigurationException.class);
    }
  }

  @Property
  void everyAnswerMustBeWithinItsBoundsAndExplained(@ForAll("questions") SizingQuestion question) {
    var answer = question.answer();
    assertThat(answer.maxSize()).isBetween(question.smallest(), question.largest());
    assertThat(answer.minSize()).isBetween(1, answer.maxSize());
    assertThat(answer.reasons()).anyMatch(reason -> reason.contains(answer.decidedBy().phrase()));
    assertThat(answer.reasons()).allMatch(SizingQuestionTest::isSentence);
    assertThat(answer.warnings()).allMatch(SizingQuestionTest::isSentence);
  }

  private static boolean isSentence(String text) {
    return text.endsWith(".") && !Character.isLowerCase(text.charAt(0));
  }

  @Property
  void moreLoadMustNeverMakeThePoolSmaller(@ForAll("questions") SizingQuestion question, @ForAll @DoubleRange(min = 1, max = 10) double factor) {
    var more = question.load().map(load -> new Load(load.perSecond() * factor, load.timeInUse()));
    var other = new SizingQuestion(
        more, question.callers(), question.backend(), question.limit(),
        question.smallest(), question.largest(), question.headroomPercent(), question.utilisationPercent());
    assertThat(other.answer().maxSize()).isGreaterThanOrEqualTo(question.answer().maxSize());
    assertThat(other.answer().minSize()).isGreaterThanOrEqualTo(question.answer().minSize());
  }

  @Property
  void aStrongerBackendMustNeverMakeThePoolSmaller(@ForAll("questions") SizingQuestion question, @ForAll @IntRange(max = 100) int cores) {
    var stronger = question.backend().map(backend -> new Backend(backend.cores() + cores, backend.disks()));
    var other = new SizingQuestion(
        question.load(), question.callers(), stronger, question.limit(),
        question.smallest(), question.largest(), question.headroomPercent(), question.utilisationPercent());
    assertThat(other.answer().maxSize()).isGreaterThanOrEqualTo(question.answer().maxSize());
  }

  @Property
  void noDeadlockMustBePossibleWithinTheBounds(@ForAll("questions") SizingQuestion question) {
    question.callers().ifPresent(callers -> {
      int needed = Formula.deadlockFree(callers.threads(), callers.leasesPerThread());
      assertThat(question.answer().maxSize()).isGreaterThanOrEqualTo(Math.min(needed, question.largest()));
    });
  }

  @Provide
  Arbitrary<SizingQuestion> questions() {
    var times = Arbitraries.longs().between(1, 10_000_000_000L).map(Duration::ofNanos);
    var loads = Combinators.combine(Arbitraries.doubles().between(0.01, 100_000), times).as(Load::new);
    var callers =
        Combinators.combine(Arbitraries.integers().between(1, 10_000), times, times, Arbitraries.integers().between(1, 4))
            .as((threads, some, more, leases) -> new Callers(threads, some, some.plus(more), leases));
    var backends = Combinators.combine(Arbitraries.integers().between(1, 200), Arbitraries.integers().between(0, 20)).as(Backend::new);
    var limits =
        Combinators.combine(Arbitraries.integers().between(1, 1_000), Arbitraries.integers().between(1, 50)).as(SharedLimit::of);
    var bounds = Arbitraries.integers().between(1, 500);
    return Combinators.combine(loads, maybe(callers), maybe(backends), maybe(limits), bounds, bounds, Arbitraries.integers().between(1, 95))
        .as((load, some, backend, limit, low, more, busy) ->
            new SizingQuestion(Optional.of(load), some, backend, limit, low, low + more, 20, busy));
  }

  private static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> values) {
    return values.optional();
  }
}
