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
    var rounds = new ArrayList<List<Trial>>();
    for (var order : orders(labels, plan.rounds(), plan.seed())) {
      int round = rounds.size() + 1;
      rounds.add(round(round, plan.scenarios(round), order));
    }
    return rounds;
  }

  /** The order of the labels in each round. */
  static List<List<String>> orders(List<String> labels, int rounds, long seed) {
    var random = new Random(seed);
    var order = new ArrayList<>(labels);
    var orders = new ArrayList<List<String>>();
    for (int round = 1; round <= rounds; round++) {
      if (round % 2 == 1) {
        Collections.shuffle(order, random);
      } else {
        Collections.reverse(order);
      }
      orders.add(List.copyOf(order));
    }
    return orders;
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
