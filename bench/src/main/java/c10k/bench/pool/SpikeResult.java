package c10k.bench.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What a spike came to. */
public final class SpikeResult {
  private static final double NANOS_PER_MILLI = 1_000_000;

  private final List<Turn> turns;
  private final long created;
  private final long sizeBefore;
  private final List<SizeStep> steps;

  SpikeResult(List<Turn> turns, long created, long sizeBefore, List<SizeStep> steps) {
    this.turns = List.copyOf(turns);
    this.created = created;
    this.sizeBefore = sizeBefore;
    this.steps = List.copyOf(steps);
  }

  /** How long each caller waited each time, in nanoseconds. */
  public LongStream waits() {
    return turns.stream().mapToLong(Turn::waited);
  }

  /** Items made from the opening of the pool on, the minimum included. */
  public long created() {
    return created;
  }

  /**
   * Pairs of turns of which the later one was through before the earlier one's began.
   *
   * @param raceNanos calls closer together than this count as simultaneous
   */
  public long overtakes(long raceNanos) {
    return turns.stream().mapToLong(turn -> overtakersOf(turn, raceNanos)).sum();
  }

  /** How often the caller was overtaken that was most, within one turn. */
  public long mostOvertakes(long raceNanos) {
    return turns.stream().mapToLong(turn -> overtakersOf(turn, raceNanos)).max().orElse(0);
  }

  private long overtakersOf(Turn overtaken, long raceNanos) {
    return turns.stream().filter(turn -> turn.overtook(overtaken, raceNanos)).count();
  }

  /**
   * The course of it, in milliseconds since the first call: {@code turn.called}, {@code turn.served} and {@code turn.returned}, a row for each turn in
   * the order of calls; {@code pool.since} and {@code pool.size}, a row for each change of the number of items.
   */
  public Map<String, List<Double>> timeline() {
    var inOrder = turns.stream().sorted(Comparator.comparingLong(Turn::called)).toList();
    long start = inOrder.getFirst().called();
    var since = new ArrayList<>(List.of(0.0));
    var size = new ArrayList<>(List.of((double) sizeBefore));
    for (var step : steps) {
      since.add(millis(step.nanos(), start));
      size.add((double) step.size());
    }
    var columns = new LinkedHashMap<String, List<Double>>();
    columns.put("turn.called", inOrder.stream().map(turn -> millis(turn.called(), start)).toList());
    columns.put("turn.served", inOrder.stream().map(turn -> millis(turn.served(), start)).toList());
    columns.put("turn.returned", inOrder.stream().map(turn -> millis(turn.used(), start)).toList());
    columns.put("pool.since", List.copyOf(since));
    columns.put("pool.size", List.copyOf(size));
    return columns;
  }

  private static double millis(long nanos, long start) {
    return (nanos - start) / NANOS_PER_MILLI;
  }
}
