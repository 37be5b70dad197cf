package c10k.bench.pool;

import java.util.List;
import java.util.stream.LongStream;

/** What a spike came to. */
public final class SpikeResult {
  private final List<Turn> turns;
  private final long created;

  SpikeResult(List<Turn> turns, long created) {
    this.turns = List.copyOf(turns);
    this.created = created;
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
}
