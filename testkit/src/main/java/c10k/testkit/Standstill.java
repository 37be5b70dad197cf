package c10k.testkit;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Becomes true once a number above zero has stood still for a while; a server that runs ahead may be caught too early, but not blamed wrongly. */
final class Standstill implements BooleanSupplier {
  private static final long SPELL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LongSupplier number;
  private long last;
  private long sinceNanos = System.nanoTime();

  Standstill(LongSupplier number) {
    this.number = number;
  }

  @Override
  public boolean getAsBoolean() {
    long now = number.getAsLong();
    if (now != last) {
      last = now;
      sinceNanos = System.nanoTime();
    }
    return last > 0 && System.nanoTime() - sinceNanos > SPELL_NANOS;
  }
}
