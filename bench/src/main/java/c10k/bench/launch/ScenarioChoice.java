package c10k.bench.launch;

import c10k.bench.process.Service;
import c10k.bench.report.ScenarioKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What can be asked for by name: a kind of trial, or all kinds for a service.
 *
 * @param text the name
 */
public record ScenarioChoice(String text, Set<ScenarioKind> kinds) {

  public ScenarioChoice {
    kinds = EnumSet.copyOf(kinds);
  }

  /** All of them, those that are usual first. */
  public static List<ScenarioChoice> all() {
    var all = new ArrayList<ScenarioChoice>();
    for (var kind : kinds(Service.ECHO)) {
      all.add(new ScenarioChoice(kind.text(), Set.of(kind)));
    }
    all.add(new ScenarioChoice(Service.HTTP.name().toLowerCase(Locale.ROOT), kinds(Service.HTTP)));
    for (var kind : kinds(Service.HTTP)) {
      all.add(new ScenarioChoice(kind.text(), Set.of(kind)));
    }
    all.add(new ScenarioChoice(ScenarioKind.WEBSOCKET.text(), kinds(Service.WEBSOCKET)));
    return List.copyOf(all);
  }

  /** All kinds of trial for a service, in the order of measuring. */
  public static EnumSet<ScenarioKind> kinds(Service service) {
    var kinds = EnumSet.noneOf(ScenarioKind.class);
    Arrays.stream(ScenarioKind.values()).filter(kind -> kind.service() == service).forEach(kinds::add);
    return kinds;
  }
}
