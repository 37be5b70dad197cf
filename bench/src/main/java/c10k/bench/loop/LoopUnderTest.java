package c10k.bench.loop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A loop in a thread of its own that is given work by another thread.
 *
 * <p>Threads: one caller at a time.
 */
public abstract class LoopUnderTest implements AutoCloseable {
  /** The label of our loop. */
  public static final String OURS = "event-loop";

  /** The label of Netty's. */
  public static final String NETTY = "netty";

  /** The label of Node's. */
  public static final String NODE = "node";

  private static final long PATIENCE_SECONDS = 60;
  private static final int CHAINS = 100;
  private static final int DURATIONS = 100;
  private static final int FAR_MILLIS = 1_000;

  /**
   * Opens a loop of this process.
   *
   * @throws IllegalArgumentException if there is none of this label
   */
  public static LoopUnderTest open(String label) {
    return switch (label) {
      case OURS -> new OurLoop();
      case NETTY -> new NettyLoop();
      default -> throw new IllegalArgumentException("There is no loop '" + label + "'; choose from " + OURS + ", " + NETTY + ".");
    };
  }

  /** Runs so many callbacks, and waits for the end. */
  public final void run(LoopMeasure measure, int count) throws InterruptedException {
    var ended = new CountDownLatch(1);
    if (measure == LoopMeasure.POST) {
      var last = new Countdown(count, ended::countDown);
      for (int i = 0; i < count; i++) {
        execute(last);
      }
    } else {
      execute(() -> begin(measure, count, ended::countDown));
    }
    if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The loop did not run " + count + " callbacks in " + PATIENCE_SECONDS + " s.");
    }
  }

  /** In the loop: begins, and has it told when all have run. */
  abstract void begin(LoopMeasure measure, int count, Runnable end);

  /** Has the loop run a task. */
  abstract void execute(Runnable task);

  @Override
  public abstract void close();

  /** A source of callbacks, such as {@code nextTick}. */
  interface Source {
    void queue(Runnable callback);
  }

  static void chains(int count, Source source, Runnable end) {
    var running = new Countdown(CHAINS, end);
    for (int i = 0; i < CHAINS; i++) {
      source.queue(new Chain(count / CHAINS, source, running));
    }
  }

  /** Somewhat different, as time-outs of requests are. */
  static int farMillis(int number) {
    return FAR_MILLIS + number % DURATIONS;
  }

  private static final class Chain implements Runnable {
    private final Source source;
    private final Runnable end;
    private int left;

    Chain(int length, Source source, Runnable end) {
      this.left = length;
      this.source = source;
      this.end = end;
    }

    @Override
    public void run() {
      if (--left > 0) {
        source.queue(this);
      } else {
        end.run();
      }
    }
  }

  /** Runs something when it was called so often. */
  static final class Countdown implements Runnable {
    private final Runnable end;
    private int left;

    Countdown(int calls, Runnable end) {
      this.left = calls;
      this.end = end;
    }

    @Override
    public void run() {
      if (--left == 0) {
        end.run();
      }
    }
  }
}
