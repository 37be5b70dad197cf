package c10k.testkit.pool;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The resource of these tests. All tokens are equal, and their hash codes change with every look: a
 * pool that takes equality for identity mixes them up.
 *
 * <p>What happened to a token is written by {@link ScriptedFactory}, and read when nothing runs.
 */
public final class Token {
  private final int number;
  private final long madeAt;
  private final boolean late;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger destroyCalls = new AtomicInteger();
  private final AtomicInteger resets = new AtomicInteger();
  private volatile boolean destroyed;
  private volatile boolean resetFailed;

  Token(int number, long madeAt, boolean late) {
    this.number = number;
    this.madeAt = madeAt;
    this.late = late;
  }

  int number() {
    return number;
  }

  /** When the factory delivered it. */
  long madeAt() {
    return madeAt;
  }

  /** Whether it came after its creation had been given up. */
  boolean isLate() {
    return late;
  }

  int destroyCalls() {
    return destroyCalls.get();
  }

  /** Whether its destruction has ended, in whatever way. */
  boolean isDestroyed() {
    return destroyed;
  }

  int resets() {
    return resets.get();
  }

  /** Whether the pool still has it. */
  boolean isAlive() {
    return destroyCalls.get() == 0;
  }

  boolean hasResetFailed() {
    return resetFailed;
  }

  void setResetFailed() {
    resetFailed = true;
  }

  void countReset() {
    resets.incrementAndGet();
  }

  void countDestroy() {
    destroyCalls.incrementAndGet();
  }

  void setDestroyed() {
    destroyed = true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Token;
  }

  /** Legal only for objects that are no keys, and nobody said that resources are. */
  @Override
  public int hashCode() {
    return looks.incrementAndGet();
  }

  @Override
  public String toString() {
    return "token " + number;
  }
}
