package c10k.bench.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * One warm-up and one measurement over open connections. Used once, confined to the generator's
 * thread.
 */
final class Phase implements LineObserver {
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Connections connections;
  private final GeneratorClock clock;
  private final long startNanos;
  private final long endNanos;
  private final PhaseRecorder recorder;
  private final Pacing pacing;
  private long wrong;

  Phase(Connections connections, LoadPlan plan) {
    this.connections = connections;
    this.clock = connections.clock();
    long beginNanos = clock.nanos();
    this.startNanos = beginNanos + plan.warmup().toNanos();
    this.endNanos = startNanos + plan.measure().toNanos();
    this.recorder = new PhaseRecorder(beginNanos, startNanos, endNanos);
    this.pacing = plan.isOpenLoop()
        ? new OpenLoop(connections, recorder, Arrivals.of(plan, beginNanos))
        : new ClosedLoop(connections, recorder, endNanos);
  }

  LoadResult run() throws IOException {
    connections.observe(this);
    sendAndReceiveUntil(startNanos);
    connections.requireAllAlive();
    var cpu = LoaderCpu.startMeasuring(connections);
    sendAndReceiveUntil(endNanos);
    double cpuShare = cpu.share();
    long stoppedNanos = clock.nanos();
    long stillWaiting = drain();
    return recorder.result(stoppedNanos, cpuShare, isFaultless() ? stillWaiting : 0);
  }

  private void sendAndReceiveUntil(long untilNanos) throws IOException {
    for (long now = clock.nanos(); now < untilNanos && connections.alive() > 0; now = clock.nanos()) {
      pacing.sendDue(now);
      connections.poll(Math.min(pacing.nextDueNanos(), untilNanos) - clock.nanos());
    }
  }

  /** Returns how many lines still wait for their answer. */
  private long drain() throws IOException {
    long deadlineNanos = clock.nanos() + DRAIN_NANOS;
    while (isUnfinished() && clock.nanos() < deadlineNanos) {
      // Lines that were due in time but not yet sent: to drop them would be to omit the slowest.
      pacing.sendDue(endNanos - 1);
      connections.poll(isSending() ? 0 : deadlineNanos - clock.nanos());
    }
    long stillWaiting = connections.pending();
    connections.forgetBacklogs();
    return stillWaiting;
  }

  private boolean isFaultless() {
    return wrong == 0 && connections.alive() == connections.all().size();
  }

  private boolean isUnfinished() {
    return connections.alive() > 0 && (isSending() || connections.pending() > 0);
  }

  private boolean isSending() {
    return pacing.nextDueNanos() < endNanos;
  }

  @Override
  public void sent(long dueNanos, long sentNanos) {
    recorder.sent(dueNanos, sentNanos);
  }

  @Override
  public void answered(LoadConnection connection, long dueNanos, long sentNanos, long nowNanos) {
    recorder.answered(dueNanos, sentNanos, nowNanos);
    pacing.answered(connection, nowNanos);
  }

  @Override
  public void answeredWrongly(LoadConnection connection, long nowNanos) {
    wrong++;
    pacing.answered(connection, nowNanos);
  }
}
