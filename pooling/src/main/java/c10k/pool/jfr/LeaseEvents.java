package c10k.pool.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What happens to callers. */
final class LeaseEvents {
  private LeaseEvents() {}

  @Name("c10k.AcquireWait")
  @Label("Acquire Wait")
  @Description("a caller had to wait for its resource; who got one at once leaves no event")
  static final class AcquireWait extends LabEvent {
    @Label("Resource")
    long resource;

    @Label("Waited")
    @Timespan
    long waited;
  }

  @Name("c10k.AcquireFailed")
  @Label("Acquire Failed")
  static final class AcquireFailed extends LabEvent {
    @Label("Reason")
    String reason = "";

    @Label("Waited")
    @Timespan
    long waited;
  }

  @Name("c10k.LeaseLeaked")
  @Label("Lease Leaked")
  @Description("held for longer than leakThreshold")
  @StackTrace(false)
  static final class LeaseLeaked extends LabEvent {
    @Label("Resource")
    long resource;

    @Label("Holder")
    @Description("the name of the thread that acquired it")
    String holder = "";

    @Label("Held")
    @Timespan
    long held;

    @Label("Acquired At")
    @Description("the stack of the thread that acquired it, innermost frame first")
    String acquiredAt = "";
  }
}
