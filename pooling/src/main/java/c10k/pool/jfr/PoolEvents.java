package c10k.pool.jfr;

import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What happens to a pool as a whole. */
final class PoolEvents {
  private PoolEvents() {}

  @Name("c10k.PoolPhase")
  @Label("Pool Phase")
  @StackTrace(false)
  static final class PoolPhaseChanged extends LabEvent {
    @Label("Phase")
    String phase = "";
  }

  @Name("c10k.PoolResized")
  @Label("Pool Resized")
  @StackTrace(false)
  static final class PoolResized extends LabEvent {
    @Label("Minimum Size")
    int minSize;

    @Label("Maximum Size")
    int maxSize;
  }
}
