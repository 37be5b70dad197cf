package c10k.loop.metrics;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What the Flight Recorder is told of a loop, once in each period. */
final class LoopEvents {
  private LoopEvents() {}

  /** Registered when there is a recorder: to register an event takes a tenth of a second. */
  @Registered(false)
  @Category({"C10K Lab", "Event Loop"})
  @Period("1 s")
  @StackTrace(false)
  abstract static class LoopEvent extends Event {
    @Label("Loop")
    @Description("the name of the loop's thread")
    String loop = "";
  }

  @Registered(false)
  @Name("c10k.LoopLag")
  @Label("Loop Lag")
  @Description("how late the timers of the loop were since the last of these events")
  @Period("1 s")
  static final class LoopLag extends LoopEvent {
    @Label("Samples")
    long samples;

    @Label("Median")
    @Timespan
    long median;

    @Label("99th Percentile")
    @Timespan
    long p99;

    @Label("Maximum")
    @Timespan
    long max;
  }

  @Registered(false)
  @Name("c10k.LoopUtilization")
  @Label("Loop Utilization")
  @Description("for how long the loop was busy since the last of these events")
  @Period("1 s")
  static final class LoopUtilization extends LoopEvent {
    @Label("Idle")
    @Timespan
    long idle;

    @Label("Active")
    @Timespan
    long active;

    @Label("Utilization")
    @Percentage
    double utilization;
  }
}
