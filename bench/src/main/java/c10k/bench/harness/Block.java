package c10k.bench.harness;

import java.time.Duration;
import java.util.List;

/**
 * One launch by everybody, one after the other: those that are compared run within minutes of each other, and are repeated together.
 *
 * @param round counts from 1
 * @param order whose turn it is when
 */
record Block(int round, PlannedScenario planned, Launch launch, List<String> order) {
  Block {
    order = List.copyOf(order);
  }

  Scenario scenario() {
    return planned.scenario();
  }

  Duration expected() {
    return launch.expected().multipliedBy(order.size());
  }

  String words() {
    return scenario().name() + (scenario().launches().size() == 1 ? "" : " " + launch.name());
  }
}
