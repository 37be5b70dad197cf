package c10k.pool.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What happens to resources, mostly in background threads: their stacks would tell nothing. */
final class ResourceEvents {
  private ResourceEvents() {}

  @Name("c10k.ResourceCreated")
  @Label("Resource Created")
  @StackTrace(false)
  static final class ResourceCreated extends LabEvent {
    @Label("Resource")
    long resource;

    @Label("Creation Time")
    @Timespan
    long took;
  }

  @Name("c10k.ResourceCreateFailed")
  @Label("Resource Creation Failed")
  @StackTrace(false)
  static final class ResourceCreateFailed extends LabEvent {
    @Label("Error")
    String error = "";

    @Label("Next Attempt In")
    @Timespan
    long nextAttemptIn;
  }

  @Name("c10k.ResourceEvicted")
  @Label("Resource Evicted")
  @Description("out of the pool; its destruction begins")
  @StackTrace(false)
  static final class ResourceEvicted extends LabEvent {
    @Label("Resource")
    long resource;

    @Label("Reason")
    String reason = "";
  }

  @Name("c10k.ResourceDestroyed")
  @Label("Resource Destroyed")
  @StackTrace(false)
  static final class ResourceDestroyed extends LabEvent {
    @Label("Resource")
    long resource;

    @Label("Reason")
    String reason = "";
  }
}
