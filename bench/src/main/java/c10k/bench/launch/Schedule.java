package c10k.bench.launch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order of trials. Rounds are outermost, and in a round each scenario runs every contestant
 * before the next begins: those that are compared ran within a minute of each other. The order is
 * random in every odd round and mirrored in the next, so that a drift favours nobody.
 */
final class Schedule {

  private Schedule() {}

  static List<List<Trial>> of(BenchPlan plan, List<String> labels) {
    var random = new Random(plan.seed());
    var rounds = new ArrayList<List<Trial>>();
    var order = new ArrayList<>(labels);
    for (int round = 1; round <= plan.rounds(); round++) {
      if (round % 2 == 1) {
        Collections.shuffle(order, random);
      } else {
        Collections.reverse(order);
      }
      rounds.add(round(round, plan.scenarios(round), order));
    }
    return rounds;
  }

  private static List<Trial> round(int round, List<Scenario> scenarios, List<String> order) {
    var trials = new ArrayList<Trial>();
    for (var scenario : scenarios) {
      for (int i = 0; i < order.size(); i++) {
        trials.add(new Trial(round, i + 1, scenario, order.get(i)));
      }
    }
    return trials;
  }
}
