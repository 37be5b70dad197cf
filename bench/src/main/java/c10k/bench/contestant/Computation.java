package c10k.bench.contestant;

import java.util.concurrent.TimeUnit;

/**
 * Computing that costs processor time, and the same amount for everybody: a number of rounds, found out at the start. To look at a clock instead would
 * give two threads that share a core the work of one.
 *
 * <p>Threads: any number at once.
 */
final class Computation {
  private static final int TRIAL_ROUNDS = 20_000;
  private static final int TRIALS = 50;
  private static final long WARMUP_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** Keeps the compiler from leaving the work out; races do no harm. */
  private static volatile long result;

  private final int rounds;

  private Computation(int rounds) {
    this.rounds = rounds;
  }

  /** Computing that takes so long if nobody interferes. */
  static Computation lasting(long nanos) {
    for (long start = System.nanoTime(); System.nanoTime() - start < WARMUP_NANOS; ) {
      new Computation(TRIAL_ROUNDS).run();
    }
    return new Computation((int) Math.clamp(nanos * (double) TRIAL_ROUNDS / fastestTrial(), 1, Integer.MAX_VALUE));
  }

  /** Computing of so many rounds, each of which takes two or three nanoseconds. */
  static Computation ofRounds(int rounds) {
    return new Computation(rounds);
  }

  /** The others were interrupted by somebody. */
  private static long fastestTrial() {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < TRIALS; i++) {
      long start = System.nanoTime();
      new Computation(TRIAL_ROUNDS).run();
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return Math.max(1, fastest);
  }

  /** Does it, in the calling thread. */
  void run() {
    result = mixed(result, rounds);
  }

  /** Each round needs the result of the one before, so a processor cannot do several at once. */
  private static long mixed(long seed, int rounds) {
    long value = seed;
    for (int i = 0; i < rounds; i++) {
      value ^= value << 13;
      value ^= value >>> 7;
      value ^= value << 17;
      value += i;
    }
    return value;
  }
}
