package c10k.bench;

import c10k.bench.harness.PlannedScenario;
import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.harness.Selection;
import c10k.bench.scenario.Catalog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code lab bench --list} tells. */
final class ScenarioList {
  private static final String ROW = "%-5s %-22s %-18s %-12s %8s  %s";
  private static final int SECONDS_PER_MINUTE = 60;

  private ScenarioList() {}

  static void print(PrintWriter out) {
    out.println(ROW.formatted("id", "name", "groups", "runs in", "full", "question"));
    for (var scenario : Catalog.all(Profile.FULL)) {
      out.println(ROW.formatted(
          scenario.id(),
          scenario.name(),
          String.join(", ", scenario.groups().stream().filter(group -> !group.equals(Scenario.ON_REQUEST)).toList()),
          profiles(scenario),
          minutes(time(planned(Profile.FULL, List.of(scenario.name())))),
          scenario.question()));
    }
    for (var profile : Profile.values()) {
      var usual = planned(profile, List.of());
      out.printf("%s: %d scenarios, about %s.%n", profile.text(), usual.size(), minutes(time(usual)));
    }
    out.flush();
  }

  private static List<PlannedScenario> planned(Profile profile, List<String> only) {
    return new Selection(profile, only, List.of(), true, Optional.empty(), Optional.empty(), Optional.empty()).of(Catalog.all(profile));
  }

  private static Duration time(List<PlannedScenario> planned) {
    return planned.stream().map(PlannedScenario::expected).reduce(Duration.ZERO, Duration::plus);
  }

  private static String minutes(Duration time) {
    return String.format(Locale.ROOT, "%d:%02d", time.toSeconds() / SECONDS_PER_MINUTE, time.toSecondsPart());
  }

  private static String profiles(Scenario scenario) {
    var profiles = Stream.of(Profile.values()).filter(scenario::isUsual).map(Profile::text).toList();
    return profiles.isEmpty() ? "--only" : String.join(", ", profiles);
  }
}
