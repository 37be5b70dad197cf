package c10k.pool.life;

import c10k.pool.DrainReport;
import c10k.pool.HealthReport;
import c10k.pool.HealthReport.ResourceHealth;
import c10k.pool.Holder;
import c10k.pool.PoolStats;
import c10k.pool.ResourceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/** Pictures of a pool. Each looks at every word once, so that its numbers fit together. */
final class Reports {
  private Reports() {}

  static PoolStats stats(PoolCore<?> core) {
    var counts = new EnumMap<ResourceState, Integer>(ResourceState.class);
    long acquired = core.tally().acquiredBefore - core.tally().takenBack;
    for (var slot : core.live()) {
      long word = slot.word();
      counts.merge(Slot.stateOf(word), 1, Integer::sum);
      acquired += Slot.epochOf(word);
    }
    var tally = core.tally();
    return new PoolStats(
        core.phase(),
        core.config().minSize(),
        core.config().maxSize(),
        counts.getOrDefault(ResourceState.CONNECTING, 0),
        counts.getOrDefault(ResourceState.IDLE, 0),
        counts.getOrDefault(ResourceState.CHECKING, 0),
        counts.getOrDefault(ResourceState.ACTIVE, 0),
        core.roster().closingCount(),
        core.desk().waiting(),
        acquired,
        tally.invalidated,
        tally.failures,
        tally.created,
        tally.createFailures,
        tally.endings,
        tally.destroyed,
        tally.leaked,
        tally.handedOver,
        Duration.ofNanos(tally.waitedNanos),
        Duration.ofNanos(tally.longestWaitNanos));
  }

  static List<Holder> holders(PoolCore<?> core) {
    var holders = new ArrayList<Holder>();
    for (var slot : core.live()) {
      if (slot.state() == ResourceState.ACTIVE) {
        holders.add(holder(core, slot));
      }
    }
    holders.sort(Comparator.comparing(Holder::held).reversed());
    return holders;
  }

  static Holder holder(PoolCore<?> core, Slot<?> slot) {
    var thread = slot.holder;
    // Of a fast claim that nobody has looked at yet, the time is not known.
    boolean isKnown = slot.isSeen();
    var held = Duration.ofNanos(isKnown ? Math.max(0, core.now() - slot.heldSince) : 0);
    var stack = slot.stack;
    return new Holder(slot.number(), thread == null ? "unknown" : nameOf(thread), held, stack == null ? List.of() : Arrays.asList(stack));
  }

  private static String nameOf(Thread thread) {
    return thread.getName().isEmpty() ? "thread " + thread.threadId() : thread.getName();
  }

  /** How draining stands. */
  static DrainReport drain(PoolCore<?> core) {
    return new DrainReport(
        Duration.ofNanos(core.now() - core.farewell().since()), holders(core), core.roster().closingCount() + core.roster().abandonedCount());
  }

  static HealthReport health(PoolCore<?> core) {
    var resources = new ArrayList<ResourceHealth>();
    for (var slot : core.live()) {
      var state = slot.state();
      if (state != ResourceState.CONNECTING) {
        resources.add(health(core, slot, state));
      }
    }
    return new HealthReport(resources);
  }

  private static ResourceHealth health(PoolCore<?> core, Slot<?> slot, ResourceState state) {
    var history = slot.health;
    return new ResourceHealth(
        slot.number(),
        state,
        Duration.ofNanos(core.now() - slot.createdNanos),
        history.known(),
        history.errors(),
        history.errorsInARow(),
        Duration.ofNanos(history.slowestNanos()));
  }
}
