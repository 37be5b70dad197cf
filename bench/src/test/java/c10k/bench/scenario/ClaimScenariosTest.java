package c10k.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.Claim;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimScenariosTest {
  private static final String ABOUT_ONE = "claimed@";

  static List<Scenario> all() {
    return ClaimScenarios.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aClaimMUSTBeAboutAFigureThatIsShown(Scenario scenario) {
    for (var one : cases(scenario)) {
      var claims = scenario.full().labels().stream().flatMap(label -> Claim.of(one, label).stream()).toList();
      assertThat(claims).as("claims of %s", one.name()).isNotEmpty().allMatch(claim -> scenario.figures().contains(claim.figure()));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aClaimAboutOneMUSTBeAboutSomebodyWhoTakesPart(Scenario scenario) {
    Set<String> named = new TreeSet<>();
    cases(scenario).forEach(one -> one.params().keySet().stream()
        .filter(key -> key.startsWith(ABOUT_ONE))
        .forEach(key -> named.add(key.substring(ABOUT_ONE.length()))));
    assertThat(scenario.full().labels()).containsAll(named);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyContestantMUSTBeDescribedAndTheReferenceTakePart(Scenario scenario) {
    assertThat(scenario.full().labels()).contains(scenario.reference()).allSatisfy(label -> assertThat(scenario.roster().description(label)).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("all")
  void claimsMUSTBeOfTheLongerProfileOnly(Scenario scenario) {
    assertThat(scenario.isUsual(Profile.QUICK)).isFalse();
    assertThat(scenario.isUsual(Profile.FULL)).isTrue();
  }

  private static List<CaseRecord> cases(Scenario scenario) {
    return scenario.launches().stream().flatMap(launch -> launch.cases().stream()).toList();
  }
}
