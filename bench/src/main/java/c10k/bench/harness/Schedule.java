package c10k.bench.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order of trials. Rounds are outermost, over all scenarios, so that whoever ends early has complete rounds. The order in a block is random in every odd
 * round and mirrored in the next, so that a drift favours nobody.
 */
final class Schedule {
  private static final int HASH_FACTOR = 31;

  private Schedule() {}

  /** All blocks by rounds. */
  static List<List<Block>> of(Plan plan) {
    var rounds = new ArrayList<List<Block>>();
    for (int round = 1; round <= plan.rounds(); round++) {
      rounds.add(new ArrayList<>());
    }
    for (var planned : plan.scenarios()) {
      for (var launch : planned.scenario().launches()) {
        var orders = orders(planned.entries(), planned.rounds(), seed(plan, planned, launch));
        for (int i = 0; i < orders.size(); i++) {
          rounds.get(i).add(new Block(i + 1, planned, launch, orders.get(i)));
        }
      }
    }
    return rounds;
  }

  /** A block has the same order whichever other scenarios are asked for. */
  private static long seed(Plan plan, PlannedScenario planned, Launch launch) {
    return plan.seed() * HASH_FACTOR + (planned.scenario().name() + "/" + launch.name()).hashCode();
  }

  /** Who comes when, in each round. */
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
}
