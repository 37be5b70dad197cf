package c10k.bench.jmh;

import c10k.bench.process.ServerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits after the warm-up, without load, until the compilers of both processes rest: on a busy core
 * compilation queues up behind the load, and what is measured then is the interpreter.
 */
final class CompilerRest {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LONGEST_REST_MILLIS = 1_000;

  /** A short cap leaves less time to be sure. */
  private static final int RESTS_PER_CAP = 4;

  private CompilerRest() {}

  /** Returns how long it took, in milliseconds. */
  static long await(ServerProcess server) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long cap = TrialSettings.settleCap().toNanos();
    long rest = Math.min(TimeUnit.MILLISECONDS.toNanos(LONGEST_REST_MILLIS), cap / RESTS_PER_CAP);
    long compiled = compiledMillis(server);
    long unchangedSince = start;
    long now = start;
    while (now - start < cap && now - unchangedSince < rest) {
      LockSupport.parkNanos(POLL.toNanos());
      now = System.nanoTime();
      long compiledNow = compiledMillis(server);
      if (compiledNow != compiled) {
        compiled = compiledNow;
        unchangedSince = now;
      }
    }
    return TimeUnit.NANOSECONDS.toMillis(now - start);
  }

  private static long compiledMillis(ServerProcess server) throws IOException, InterruptedException {
    return server.compilationMillis() + ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
  }
}
