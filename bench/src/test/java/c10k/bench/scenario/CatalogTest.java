package c10k.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.contestant.Contestants;
import c10k.bench.harness.Launch;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.Turnout;
import c10k.bench.result.CaseRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question of the lab can be asked: what is wrong with one is found here, and not after an hour of measuring. */
class CatalogTest {
  private static final String FILE_NAME = "[a-z0-9]+(-[a-z0-9]+)*";

  static Stream<Named<Scenario>> scenarios() {
    return Stream.of(Profile.values())
        .flatMap(profile -> Catalog.all(profile).stream().map(scenario -> Named.of(profile.text() + " " + scenario.name(), scenario)));
  }

  @ParameterizedTest
  @EnumSource
  void idsAndNamesMUSTBeUnique(Profile profile) {
    var called = new ArrayList<String>();
    for (var scenario : Catalog.all(profile)) {
      called.add(scenario.name());
      if (!scenario.id().isEmpty()) {
        called.add(scenario.id());
      }
    }
    assertThat(called).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void bothProfilesMUSTAskTheSameQuestions() {
    assertThat(Catalog.all(Profile.QUICK).stream().map(Scenario::name)).containsExactlyElementsOf(Catalog.all(Profile.FULL).stream().map(Scenario::name).toList());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void namesMUSTBeFitForFiles(Scenario scenario) {
    var cases = scenario.launches().stream().flatMap(launch -> launch.cases().stream()).map(CaseRecord::name).toList();
    assertThat(scenario.name()).matches(FILE_NAME);
    assertThat(cases).doesNotHaveDuplicates().allMatch(name -> name.matches(FILE_NAME));
    assertThat(scenario.launches().stream().map(Launch::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aReaderMUSTLearnWhatIsAskedAndHow(Scenario scenario) {
    assertThat(scenario.title()).isNotBlank();
    assertThat(scenario.question()).endsWith("?");
    assertThat(scenario.method()).endsWith(".");
    assertThat(scenario.unit()).isNotBlank();
    assertThat(scenario.figures()).doesNotHaveDuplicates();
    assertThat(scenario.launches()).allSatisfy(launch -> {
      assertThat(launch.expected()).isPositive();
      assertThat(launch.cases()).allSatisfy(one -> assertThat(one.words()).isNotBlank());
    });
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everybodyWhoTakesPartMUSTBeKnown(Scenario scenario) {
    var turnouts = Stream.of(scenario.quick(), scenario.full()).filter(turnout -> turnout.rounds() > 0).toList();
    assertThat(turnouts).isNotEmpty();
    assertThat(turnouts).allSatisfy(turnout -> assertThat(turnout.labels()).contains(scenario.reference()).doesNotHaveDuplicates());
    for (var label : labels(scenario)) {
      // The launcher itself adds the control.
      assertThat(label).doesNotEndWith(Contestants.AGAIN);
      assertThat(scenario.roster().description(label)).isNotBlank();
      assertThat(scenario.roster().isPeer(label)).isIn(true, false);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyBenchmarkMUSTTakeItsParameters(Scenario scenario) {
    for (var execution : scenario.execution().benchmarks()) {
      var benchmark = new BenchmarkParameters(execution.benchmark());
      assertThat(benchmark.methods(execution.method())).as("benchmarks of this name").hasSize(1);
      for (var label : labels(scenario)) {
        assertThat(benchmark.complaint(execution.contestantParam(), label)).isEmpty();
        for (var launch : scenario.launches()) {
          for (var earlier : KnownFigures.ALL_OR_NONE) {
            launch.parameters().of(label, earlier).forEach((name, value) -> assertThat(benchmark.complaint(name, value)).isEmpty());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyFigureMUSTBePutBySomeone(Scenario scenario) {
    assertThat(PutFigures.of(scenario)).containsAll(scenario.figures());
  }

  @Test
  void theQuickProfileMUSTEndInThreeMinutes() {
    assertThat(expected(Profile.QUICK)).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  void theFullProfileMUSTEndInAnHour() {
    assertThat(expected(Profile.FULL)).isLessThan(Duration.ofMinutes(60));
  }

  /** In the full profile every reference runs twice. */
  private static Duration expected(Profile profile) {
    var sum = Duration.ZERO;
    for (var scenario : Catalog.all(profile)) {
      if (scenario.isUsual(profile)) {
        Turnout turnout = scenario.turnout(profile);
        int launches = turnout.rounds() * (turnout.labels().size() + profile.pick(0, 1));
        for (var launch : scenario.launches()) {
          sum = sum.plus(launch.expected().multipliedBy(launches));
        }
      }
    }
    return sum;
  }

  private static List<String> labels(Scenario scenario) {
    return Stream.of(scenario.quick(), scenario.full()).flatMap(turnout -> turnout.labels().stream()).distinct().toList();
  }
}
