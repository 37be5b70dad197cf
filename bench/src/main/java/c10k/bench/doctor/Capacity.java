package c10k.bench.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many connections a limit allows.
 *
 * @param connections the most
 * @param boundBy the limit that ends it
 */
record Capacity(long connections, Limit boundBy) {

  /** The smallest of all; empty if no limit is known. */
  static Optional<Capacity> of(Limits limits, ConnectionThreads threads) {
    return each(limits, threads).stream().min(Comparator.comparingLong(Capacity::connections));
  }

  /** By limit, those that are known and apply. */
  static List<Capacity> each(Limits limits, ConnectionThreads threads) {
    var capacities = new ArrayList<Capacity>();
    for (var limit : Limit.values()) {
      var value = limits.get(limit);
      if (value.isPresent()) {
        limit.connections(value.getAsLong(), threads).ifPresent(most -> capacities.add(new Capacity(most, limit)));
      }
    }
    return capacities;
  }
}
