package c10k.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Becomes true once a process has hardly used the processor for a while. A thread that spins never
 * lets that happen, however slow or busy the machine; a thread that waits always does in the end.
 *
 * <p>Confined to the thread that waits for it.
 */
final class QuietSpell implements BooleanSupplier {
  private static final long SPELL_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  /** The test itself looks often. A thread that spins takes 1.0 of a core, or its share of it. */
  private static final double QUIET = 0.2;

  private final Supplier<Duration> processorTime;
  private long startNanos = System.nanoTime();
  private Duration usedAtStart;

  QuietSpell(Supplier<Duration> processorTime) {
    this.processorTime = processorTime;
    this.usedAtStart = processorTime.get();
  }

  /** Of this process. */
  static QuietSpell here() {
    return of(ProcessHandle.current());
  }

  static QuietSpell of(ProcessHandle process) {
    return new QuietSpell(() -> process.info().totalCpuDuration().orElseThrow());
  }

  @Override
  public boolean getAsBoolean() {
    long elapsed = System.nanoTime() - startNanos;
    if (elapsed < SPELL_NANOS) {
      return false;
    }
    var used = processorTime.get().minus(usedAtStart);
    boolean quiet = used.toNanos() < QUIET * elapsed;
    startNanos = System.nanoTime();
    usedAtStart = processorTime.get();
    return quiet;
  }
}
