package c10k.loop.uv;

import c10k.server.Ticker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a loop has done since it began to run.
 *
 * <p>Threads: written by the loop; any thread may read, and sees what was true a moment ago.
 */
public final class LoopMetrics {
  private static final VarHandle TURNS = field("turns");
  private static final VarHandle IDLE = field("idle");

  private final Ticker ticker;

  @SuppressWarnings("unused") // By the handle.
  private long turns;

  // Whoever reads must get two things at once: how long the loop has been idle, and whether it is so
  // now and since when. One number tells both. Its last bit is set during a wait. The others tell the
  // idle time so far; or during a wait, by how much less that is than the clock says. So the reader
  // subtracts them from the clock, and the number need not change while the loop sleeps.
  @SuppressWarnings("unused") // By the handle.
  private long idle;

  /** The idle time without a wait under way. Of the loop alone. */
  private long idleNanos;

  private volatile boolean hasBegun;
  private volatile boolean hasEnded;
  private long beganNanos;
  private long endedNanos;

  LoopMetrics(Ticker ticker) {
    this.ticker = ticker;
  }

  private static VarHandle field(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(LoopMetrics.class, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // By the loop

  void begins() {
    if (!hasBegun) {
      beganNanos = ticker.nanos();
      hasBegun = true;
    }
  }

  void ends() {
    if (!hasEnded) {
      endedNanos = ticker.nanos();
      hasEnded = true;
    }
  }

  /** The loop has found nothing to do. */
  void waits(long sinceNanos) {
    IDLE.setOpaque(this, ((sinceNanos - idleNanos) << 1) | 1);
  }

  /** The loop has something to do again. */
  void awakes(long nowNanos) {
    if ((idle & 1) == 1) {
      idleNanos = nowNanos - (idle >> 1);
      IDLE.setOpaque(this, idleNanos << 1);
    }
  }

  /** A poll phase has ended. */
  void turned() {
    // One thread writes: no atomic addition is needed, only that others see it.
    TURNS.setOpaque(this, turns + 1);
  }

  // By anybody

  /** How often the loop has passed its phases. */
  public long turns() {
    return (long) TURNS.getOpaque(this);
  }

  /** For how long it has waited because there was nothing to do, with a wait under way. */
  public long idleNanos() {
    long read = (long) IDLE.getOpaque(this);
    boolean isWaiting = (read & 1) == 1;
    return isWaiting ? ticker.nanos() - (read >> 1) : read >> 1;
  }

  /** For how long it has been running, until now or its end; 0 before it has begun. */
  public long sinceStartNanos() {
    if (!hasBegun) {
      return 0;
    }
    return (hasEnded ? endedNanos : ticker.nanos()) - beganNanos;
  }
}
