package c10k.pool;

import java.time.Duration;
import java.util.List;

/**
 * Who holds a resource.
 *
 * @param resource the number of the resource in its pool
 * @param thread the name of the thread that acquired it
 * @param held for how long; a pool whose fast path reads no clock knows it to the precision of its
 *     eviction interval, and never says too much
 * @param stack where it was acquired; empty unless {@link PoolConfig#leakThreshold} is set
 */
public record Holder(long resource, String thread, Duration held, List<StackTraceElement> stack) {

  public Holder {
    stack = List.copyOf(stack);
  }

  @Override
  public String toString() {
    return "'" + thread + "' for " + held.toMillis() + " ms" + (stack.isEmpty() ? "" : " at " + stack.getFirst());
  }
}
