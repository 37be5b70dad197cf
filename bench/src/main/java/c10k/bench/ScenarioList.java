package c10k.bench;

import c10k.bench.harness.Profile;
import c10k.bench.harness.Scenario;
import c10k.bench.scenario.Catalog;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What {@code lab bench --list} tells. */
final class ScenarioList {
  private static final String ROW = "%-5s %-18s %-22s %-12s %s";

  private ScenarioList() {}

  static void print(PrintWriter out) {
    out.println(ROW.formatted("id", "name", "groups", "runs in", "question"));
    Catalog.all(Profile.FULL).forEach(scenario -> out.println(ROW.formatted(
        scenario.id(),
        scenario.name(),
        String.join(", ", scenario.groups().stream().filter(group -> !group.equals(Scenario.ON_REQUEST)).toList()),
        profiles(scenario),
        scenario.question())));
    out.flush();
  }

  private static String profiles(Scenario scenario) {
    var profiles = new ArrayList<String>();
    for (var profile : List.of(Profile.values())) {
      if (scenario.isUsual(profile)) {
        profiles.add(profile.text());
      }
    }
    return profiles.isEmpty() ? "--only" : String.join(", ", profiles);
  }
}
