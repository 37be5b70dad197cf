package c10k.bench.claim;

import c10k.bench.loop.LoopMeasure;
import c10k.bench.loop.LoopUnderTest;
import c10k.bench.process.TasksReading;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** How control can go from one piece of work to the next. */
public enum HandOver {
  PARKED_THREADS("threads-by-park", "two platform threads unpark each other in turn", 200_000) {
    @Override
    Switches run(int switches) throws IOException, InterruptedException {
      return Duel.of(switches, PLATFORM, new ParkBaton());
    }
  },
  PIPED_THREADS("threads-by-pipe", "two platform threads send each other a byte through pipes of the system", 200_000) {
    @Override
    Switches run(int switches) throws IOException, InterruptedException {
      try (var baton = PipeBaton.open()) {
        return Duel.of(switches, PLATFORM, baton);
      }
    }
  },
  VIRTUAL_THREADS("virtual-by-park", "two virtual threads on one carrier unpark each other in turn", 1_000_000) {
    @Override
    Switches run(int switches) throws IOException, InterruptedException {
      return Duel.of(switches, Thread.ofVirtual().factory(), new ParkBaton());
    }
  },
  CALLBACKS("loop-callback", "a callback of the event loop queues the next", 5_000_000) {
    @Override
    Switches run(int switches) throws IOException, InterruptedException {
      try (var loop = LoopUnderTest.open(LoopUnderTest.OURS)) {
        long pid = ProcessHandle.current().pid();
        var before = TasksReading.of(pid);
        long start = System.nanoTime();
        loop.run(LoopMeasure.TASK, switches);
        long nanos = System.nanoTime() - start;
        return Switches.of(switches, nanos, TasksReading.of(pid).since(before));
      }
    }
  };

  private static final ThreadFactory PLATFORM = Thread.ofPlatform().name("duel-", 0).factory();

  private final String label;
  private final String description;
  private final int switches;

  HandOver(String label, String description, int switches) {
    this.label = label;
    this.description = description;
    this.switches = switches;
  }

  /**
   * By its label.
   *
   * @throws IllegalArgumentException if there is none, naming those that exist
   */
  public static HandOver labelled(String label) {
    return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no way to hand over named '" + label + "'; choose from " + String.join(", ", labels()) + "."));
  }

  /** Of all. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(HandOver::label).toList();
  }

  abstract Switches run(int switches) throws IOException, InterruptedException;

  /** Hands over some hundred thousand times: one to three seconds. */
  public Switches measure() throws IOException, InterruptedException {
    return run(switches);
  }

  /** In tables. */
  public String label() {
    return label;
  }

  /** In one phrase. */
  public String description() {
    return description;
  }
}
