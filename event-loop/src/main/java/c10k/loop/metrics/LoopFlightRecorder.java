package c10k.loop.metrics;

import c10k.loop.metrics.LoopEvents.LoopLag;
import c10k.loop.metrics.LoopEvents.LoopUtilization;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/**
 * Tells the JDK's Flight Recorder once a second how late one loop is and how busy, in the events
 * {@code c10k.LoopLag} and {@code c10k.LoopUtilization}. Until somebody records, nothing happens but
 * that the recorder is asked to say so.
 *
 * <p>Threads: open and close by any; the recorder's own thread does the rest.
 */
public final class LoopFlightRecorder implements AutoCloseable {
  private final LoopDelay delay;
  private final String name;
  private final FlightRecorderListener recorderIsThere = new FlightRecorderListener() {
    @Override
    public void recorderInitialized(FlightRecorder recorder) {
      begin();
    }
  };
  private final Runnable tellLag = this::tellLag;
  private final Runnable tellUtilization = this::tellUtilization;
  private final Histogram recent = new Histogram();

  /** Of the last event. Confined to the recorder's thread. */
  private Utilization last;

  private LoopFlightRecorder(LoopDelay delay) {
    this.delay = delay;
    this.name = delay.loop().thread().getName();
    this.last = Utilization.of(delay.loop());
  }

  /** Tells of a loop from now on, until closed. */
  public static LoopFlightRecorder open(LoopDelay delay) {
    var recorder = new LoopFlightRecorder(delay);
    FlightRecorder.addListener(recorder.recorderIsThere);
    return recorder;
  }

  private void begin() {
    FlightRecorder.register(LoopLag.class);
    FlightRecorder.register(LoopUtilization.class);
    delay.loop().post(() -> delay.recordInto(recent));
    FlightRecorder.addPeriodicEvent(LoopLag.class, tellLag);
    FlightRecorder.addPeriodicEvent(LoopUtilization.class, tellUtilization);
  }

  private void tellLag() {
    var taken = recent.take();
    var event = new LoopLag();
    event.loop = name;
    event.samples = taken.count();
    if (event.samples > 0) {
      event.median = delay.lagNanos(taken, 50);
      event.p99 = delay.lagNanos(taken, 99);
      event.max = delay.lagNanos(taken, 100);
    }
    event.commit();
  }

  private void tellUtilization() {
    var now = Utilization.of(delay.loop());
    var since = now.since(last);
    last = now;
    var event = new LoopUtilization();
    event.loop = name;
    event.idle = since.idleNanos();
    event.active = since.activeNanos();
    event.utilization = since.utilization();
    event.commit();
  }

  @Override
  public void close() {
    FlightRecorder.removeListener(recorderIsThere);
    FlightRecorder.removePeriodicEvent(tellLag);
    FlightRecorder.removePeriodicEvent(tellUtilization);
  }
}
