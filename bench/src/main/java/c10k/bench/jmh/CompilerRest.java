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
public final class CompilerRest {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LONGEST_REST_MILLIS = 1_000;

  /** A short cap leaves less time to be sure. */
  private static final int RESTS_PER_CAP = 4;

  /** Asking makes the compilers work too, if little: 1 % of the time counts as rest. */
  private static final int PERCENT = 100;

  private CompilerRest() {}

  /** Returns how long it took, in milliseconds. */
  public static long await(ServerProcess server) throws IOException, InterruptedException {
    return await(server, TrialSettings.settleCap());
  }

  /** The same, and not longer than this. */
  static long await(ServerProcess server, Duration cap) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long capMillis = cap.toMillis();
    long restMillis = Math.min(LONGEST_REST_MILLIS, capMillis / RESTS_PER_CAP);
    long restingSince = 0;
    long compiledThen = compiledMillis(server);
    long now = 0;
    while (now < capMillis && now - restingSince < restMillis) {
      LockSupport.parkNanos(POLL.toNanos());
      long compiled = compiledMillis(server);
      now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      if (compiled - compiledThen > Math.max(1, restMillis / PERCENT)) {
        compiledThen = compiled;
        restingSince = now;
      }
    }
    return now;
  }

  private static long compiledMillis(ServerProcess server) throws IOException, InterruptedException {
    return server.compilationMillis() + ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
  }
}
