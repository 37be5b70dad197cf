package c10k.loop.uv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a loop has done since it was made.
 *
 * <p>Threads: written by the loop; any thread may read, and sees what was true a moment ago.
 */
public final class LoopMetrics {
  private static final VarHandle TURNS = field("turns");
  private static final VarHandle IDLE = field("idleNanos");

  @SuppressWarnings("unused") // By the handle.
  private long turns;

  @SuppressWarnings("unused") // By the handle.
  private long idleNanos;

  private static VarHandle field(String name) {
    try {
      return MethodHandles.lookup().findVarHandle(LoopMetrics.class, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** A poll phase has ended, after waiting for so long. */
  void turned(long waitedNanos) {
    // One thread writes: no atomic addition is needed, only that others see it.
    TURNS.setOpaque(this, turns + 1);
    if (waitedNanos > 0) {
      IDLE.setOpaque(this, idleNanos + waitedNanos);
    }
  }

  /** How often the loop has passed its phases. */
  public long turns() {
    return (long) TURNS.getOpaque(this);
  }

  /** For how long it has waited because there was nothing to do. A wait under way is not in it. */
  public long idleNanos() {
    return (long) IDLE.getOpaque(this);
  }
}
