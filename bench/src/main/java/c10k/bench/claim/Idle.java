package c10k.bench.claim;

import c10k.bench.process.JvmFlags;
import c10k.bench.process.ShortCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can stand by for a connection and do nothing. */
public enum Idle {
  PLATFORM_THREAD("idle-thread", "a parked platform thread", 100, 1_100, 2_000) {
    @Override
    public Idlers open() {
      return new IdleThreads(Thread.ofPlatform().factory());
    }
  },
  VIRTUAL_THREAD("idle-virtual-thread", "a parked virtual thread", 1_000, 200_000, 50_000) {
    @Override
    public Idlers open() {
      return new IdleThreads(Thread.ofVirtual().factory());
    }
  },
  SMALL_PROCESS("idle-process", "cat, a small program in C, waiting for input", 5, 25, 50) {
    @Override
    public Idlers open() {
      return new IdleProcesses(List.of(CAT));
    }

    @Override
    public Optional<String> refusal() {
      return ShortCommand.find(CAT).isPresent() ? Optional.empty() : Optional.of("there is no " + CAT + " on the path");
    }
  },
  JVM_PROCESS("idle-jvm", "a JVM with a heap of 16 MB and the class data archive, waiting for input", 1, 4, 3) {
    @Override
    public Idlers open() {
      return new IdleProcesses(List.of(
          JvmFlags.java(), "-Xms16m", "-Xmx16m", "-XX:+UseSerialGC", "-cp", EchoMain.place().toString(), EchoMain.class.getName()));
    }
  };

  private static final String CAT = "cat";

  private final String label;
  private final String description;
  private final int few;
  private final int many;
  private final int lives;

  Idle(String label, String description, int few, int many, int lives) {
    this.label = label;
    this.description = description;
    this.few = few;
    this.many = many;
    this.lives = lives;
  }

  /**
   * By its label.
   *
   * @throws IllegalArgumentException if there is none, naming those that exist
   */
  public static Idle labelled(String label) {
    return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is nothing idle named '" + label + "'; choose from " + String.join(", ", labels()) + "."));
  }

  /** Of all. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Idle::label).toList();
  }

  /** Opens with none. */
  public abstract Idlers open();

  /** Why there are none on this machine, as the end of a sentence. */
  public Optional<String> refusal() {
    return Optional.empty();
  }

  /** How many there are when memory is read. */
  public List<Integer> counts() {
    return List.of(few, (few + many) / 2, many);
  }

  /** How many are started and ended, to see how long that takes. */
  public int lives() {
    return lives;
  }

  /** Whether the heap of this JVM holds all of it. */
  public boolean isInHeap() {
    return this == VIRTUAL_THREAD;
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
