package c10k.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One warm-up and one measurement over open connections. Used once, confined to the generator's
 * thread.
 */
final class Phase implements LineObserver {
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** What is given up is measured at least for so long. */
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Connections connections;
  private final GeneratorClock clock;
  private final long startNanos;
  private final LoadPlan plan;
  private final long mostBehindNanos;
  private final long mostPending;
  private final PhaseRecorder recorder;
  private final Pacing pacing;
  private long wrong;

  Phase(Connections connections, LoadPlan plan) {
    this.connections = connections;
    this.clock = connections.clock();
    this.plan = plan;
    this.mostBehindNanos = plan.conduct().giveUpBehind().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    this.mostPending = mostPending(plan, mostBehindNanos);
    long beginNanos = clock.nanos();
    this.startNanos = beginNanos + plan.warmup().toNanos();
    this.recorder = new PhaseRecorder(plan, beginNanos);
    this.pacing = pacing(beginNanos);
  }

  /** How many lines come due in the time that is too far behind. */
  private static long mostPending(LoadPlan plan, long behindNanos) {
    double perNano = plan.ratePerSecond().orElse(0) / TimeUnit.SECONDS.toNanos(1);
    return Math.max(plan.connections(), (long) (perNano * behindNanos));
  }

  private Pacing pacing(long beginNanos) {
    var load = plan.isOpenLoop()
        ? new OpenLoop(connections, recorder, Arrivals.of(plan, beginNanos))
        : new ClosedLoop(connections, plan.loaded(), recorder, recorder.endNanos());
    if (plan.conduct().probes() == 0) {
      return load;
    }
    return new WithProbes(load, new OpenLoop(connections, recorder, Arrivals.ofProbes(plan, beginNanos)), plan.loaded());
  }

  LoadResult run() throws IOException {
    connections.observe(this);
    connections.setOneAtATime(plan.conduct().oneAtATime());
    sendAndReceiveUntil(startNanos);
    connections.requireAllAlive();
    var cpu = LoaderCpu.startMeasuring(connections);
    sendAndReceiveUntil(recorder.endNanos());
    double cpuShare = cpu.share();
    recorder.stop(clock.nanos());
    long stillWaiting = drain();
    return recorder.result(cpuShare, isFaultless() ? stillWaiting : 0);
  }

  private void sendAndReceiveUntil(long untilNanos) throws IOException {
    for (long now = clock.nanos(); now < untilNanos && connections.alive() > 0 && !isLost(now); now = clock.nanos()) {
      pacing.sendDue(now);
      connections.poll(Math.min(pacing.nextDueNanos(), untilNanos) - clock.nanos());
    }
  }

  /** Too far behind to catch up, be it for the server or for the generator; and long enough to have something to show for it. */
  private boolean isLost(long nowNanos) {
    if (mostBehindNanos == Long.MAX_VALUE || nowNanos - startNanos < LEAST_NANOS) {
      return false;
    }
    return connections.pending() > mostPending || nowNanos - pacing.nextDueNanos() > mostBehindNanos;
  }

  /** Returns how many lines still wait for their answer. */
  private long drain() throws IOException {
    long deadlineNanos = clock.nanos() + DRAIN_NANOS;
    while (isUnfinished() && clock.nanos() < deadlineNanos) {
      // Lines that were due in time but not yet sent: to drop them would be to omit the slowest.
      pacing.sendDue(recorder.endNanos() - 1);
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
    return pacing.nextDueNanos() < recorder.endNanos();
  }

  @Override
  public void sent(long dueNanos, long sentNanos) {
    recorder.sent(dueNanos, sentNanos);
  }

  @Override
  public void answered(LoadConnection connection, long dueNanos, long sentNanos, long nowNanos) {
    recorder.answered(connection.index(), dueNanos, sentNanos, nowNanos);
    pacing.answered(connection, nowNanos);
  }

  @Override
  public void answeredWrongly(LoadConnection connection, long nowNanos) {
    wrong++;
    pacing.answered(connection, nowNanos);
  }
}
