package c10k.bench.harness;

import c10k.bench.contestant.Label;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for, of all that there is.
 *
 * @param only ids, names or groups of scenarios; empty means the profile's
 * @param models labels of contestants that are no peers, or their names without options; empty means all
 * @param peers whether peers take part
 * @param reference label of the one to compare with, if not the scenario's own
 * @param rounds of every scenario, if not its own number
 * @param control whether each reference runs twice, if asked; usually it does in the full profile, where there is more than one round to compare
 */
public record Selection(
    Profile profile, List<String> only, List<String> models, boolean peers, Optional<String> reference, Optional<Integer> rounds, Optional<Boolean> control) {

  private static final int SMOKE_ROUNDS = 2;

  public Selection {
    only = List.copyOf(only);
    models = List.copyOf(models);
  }

  /**
   * Finds it.
   *
   * @throws IllegalArgumentException naming what there is, if something was asked for that is not there
   */
  public List<PlannedScenario> of(List<Scenario> all) {
    var chosen = chosen(all);
    requireKnownModels(chosen);
    requireKnownReference(chosen);
    var planned = new ArrayList<PlannedScenario>();
    for (var scenario : chosen) {
      var labels = labels(scenario);
      if (labels.isEmpty() && !only.isEmpty()) {
        throw new IllegalArgumentException("Invalid value for option '--models': nobody of " + String.join(", ", models) + " takes part in " + scenario.name());
      }
      if (!labels.isEmpty()) {
        int usedRounds = rounds.orElse(turnout(scenario).rounds());
        boolean usedControl = control.orElse(profile == Profile.FULL && usedRounds > 1);
        planned.add(new PlannedScenario(scenario, reference(scenario, labels), labels, usedControl, usedRounds));
      }
    }
    if (planned.isEmpty()) {
      throw new IllegalArgumentException("Invalid value for option '--models': nobody is left to compare");
    }
    return planned;
  }

  private List<Scenario> chosen(List<Scenario> all) {
    if (only.isEmpty()) {
      return all.stream().filter(scenario -> scenario.isUsual(profile)).toList();
    }
    for (var name : only) {
      if (all.stream().noneMatch(scenario -> scenario.isCalled(name))) {
        throw new IllegalArgumentException("Invalid value for option '--only': '" + name + "' is none of " + String.join(", ", names(all)));
      }
    }
    return all.stream().filter(scenario -> only.stream().anyMatch(scenario::isCalled)).toList();
  }

  /** What may be asked for: ids, then names, then groups. */
  private static Set<String> names(List<Scenario> all) {
    var names = new LinkedHashSet<String>();
    all.stream().map(Scenario::id).filter(id -> !id.isEmpty()).forEach(names::add);
    all.forEach(scenario -> names.add(scenario.name()));
    all.forEach(scenario -> names.addAll(scenario.groups()));
    names.remove(Scenario.ON_REQUEST);
    return names;
  }

  /** Who is asked for alone has numbers in the shorter profile too, if in few rounds. */
  private Turnout turnout(Scenario scenario) {
    var usual = scenario.turnout(profile);
    if (usual.rounds() > 0) {
      return usual;
    }
    var other = profile.pick(scenario.full(), scenario.quick());
    return new Turnout(profile.pick(Math.min(SMOKE_ROUNDS, other.rounds()), other.rounds()), other.labels());
  }

  private List<String> labels(Scenario scenario) {
    var there = turnout(scenario).labels();
    var labels = new LinkedHashSet<String>();
    for (var label : there) {
      if (scenario.roster().isPeer(label)) {
        continue;
      }
      if (models.isEmpty() || models.contains(label) || models.contains(Label.parse(label).name())) {
        labels.add(label);
      }
      models.stream().filter(model -> isVariant(model, label)).forEach(labels::add);
    }
    if (peers) {
      there.stream().filter(scenario.roster()::isPeer).forEach(labels::add);
    }
    return List.copyOf(labels);
  }

  /** Whether a label with options is of the same model as one that is there. */
  private static boolean isVariant(String asked, String there) {
    var label = Label.parse(asked);
    return !label.options().isEmpty() && label.name().equals(Label.parse(there).name());
  }

  private void requireKnownModels(List<Scenario> chosen) {
    var known = new LinkedHashSet<String>();
    for (var scenario : chosen) {
      turnout(scenario).labels().stream().filter(label -> !scenario.roster().isPeer(label)).forEach(label -> {
        known.add(Label.parse(label).name());
        known.add(label);
      });
    }
    for (var model : models) {
      if (!known.contains(model) && !known.contains(Label.parse(model).name())) {
        throw new IllegalArgumentException("Invalid value for option '--models': '" + model + "' is none of " + String.join(", ", known));
      }
    }
  }

  private void requireKnownReference(List<Scenario> chosen) {
    if (reference.isPresent()) {
      var known = new LinkedHashSet<String>();
      chosen.forEach(scenario -> known.addAll(labels(scenario)));
      if (!known.contains(reference.get())) {
        throw new IllegalArgumentException("Invalid value for option '--reference': '" + reference.get() + "' is none of " + String.join(", ", known));
      }
    }
  }

  /** The first contestant stands in for a reference that takes no part. */
  private String reference(Scenario scenario, List<String> labels) {
    var wanted = reference.filter(labels::contains).orElse(scenario.reference());
    return labels.contains(wanted) ? wanted : labels.getFirst();
  }
}
