package c10k.bench.harness;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C end the children and leave a report of the complete rounds, instead of nothing.
 *
 * <p>Threads: the launcher asks and closes; the JVM's shutdown thread sets and waits.
 */
public final class Interruption implements AutoCloseable {
  private static final long LONGEST_FAREWELL_SECONDS = 10;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "interruption");
  private volatile boolean set;

  private Interruption() {}

  /** From now on. */
  public static Interruption watch() {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void interrupt() {
    set = true;
    // The load, on which the launcher waits; its server ends with it.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    try {
      finished.await(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it has come. */
  public boolean isSet() {
    return set;
  }

  /** The report is written; nothing more to wait for. */
  @Override
  public void close() {
    finished.countDown();
    if (!set) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
