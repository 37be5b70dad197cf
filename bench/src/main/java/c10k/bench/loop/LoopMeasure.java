package c10k.bench.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a callback costs: the loop's own work, as the callbacks do nothing. */
public enum LoopMeasure {
  TICK("nextTick: 100 chains, each tick queues the next", false),
  MICRO("queueMicrotask: 100 chains, each queues the next", false),
  IMMEDIATE("setImmediate: 100 chains, each sets the next, so 100 in a turn", false),
  TIMER("timers of 1 ms: 100,000 are set at once, and fire", true),
  CLEAR("a timer is set and cleared, again and again", true),
  MILLION("1,000,000 timers of 100 durations are set, and then cleared", true),
  TASK("a task for the loop from its own thread: 100 chains", true),
  POST("tasks for the loop from another thread, as fast as it can", true);

  private static final int CALLBACKS = 100_000;
  private static final int A_MILLION = 1_000_000;

  private final String title;
  private final boolean inNetty;

  LoopMeasure(String title, boolean inNetty) {
    this.title = title;
    this.inNetty = inNetty;
  }

  /** By its name in small letters. */
  public static LoopMeasure named(String name) {
    return Arrays.stream(values()).filter(one -> one.text().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no measure '" + name + "'."));
  }

  /** Its name in small letters. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In a sentence. */
  public String title() {
    return title;
  }

  /** Callbacks, or timers, in one invocation. */
  public int count() {
    return this == MILLION ? A_MILLION : CALLBACKS;
  }

  /** Who has such a thing. Node's threads share no queue of tasks. */
  public List<String> labels() {
    return switch (this) {
      case TASK, POST -> List.of(LoopUnderTest.OURS, LoopUnderTest.NETTY);
      default -> inNetty
          ? List.of(LoopUnderTest.OURS, LoopUnderTest.NETTY, LoopUnderTest.NODE)
          : List.of(LoopUnderTest.OURS, LoopUnderTest.NODE);
    };
  }
}
