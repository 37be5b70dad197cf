package c10k.pool.jfr;

import c10k.pool.PoolEvent;
import c10k.pool.PoolListener;
import c10k.pool.jfr.LeaseEvents.AcquireFailed;
import c10k.pool.jfr.LeaseEvents.AcquireWait;
import c10k.pool.jfr.LeaseEvents.LeaseLeaked;
import c10k.pool.jfr.PoolEvents.PoolPhaseChanged;
import c10k.pool.jfr.PoolEvents.PoolResized;
import c10k.pool.jfr.ResourceEvents.ResourceCreateFailed;
import c10k.pool.jfr.ResourceEvents.ResourceCreated;
import c10k.pool.jfr.ResourceEvents.ResourceDestroyed;
import c10k.pool.jfr.ResourceEvents.ResourceEvicted;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what happens in pools as events of the Flight Recorder, named {@code c10k.*}, in the
 * category "C10K Lab". Add it to {@link c10k.pool.PoolConfig.Builder#listener}; one serves any
 * number of pools.
 *
 * <p>The durations are fields, because the pool tells of them when they are over, and an event can
 * only begin now.
 *
 * <p>Without a recording it does nothing: each method asks {@code isEnabled}, a constant to the
 * compiler, before it computes anything; an event that is not committed is never allocated once the
 * code is compiled. With one, the most frequent events, a lease granted at once and a lease given
 * back, are still left out.
 *
 * <p>Threads: safe for use by any thread.
 */
public final class FlightRecorderListener implements PoolListener {

  @Override
  public void on(PoolEvent event) {
    switch (event) {
      case PoolEvent.Acquired acquired -> acquired(acquired);
      case PoolEvent.Released _ -> {}
      case PoolEvent.AcquireFailed failed -> acquireFailed(failed);
      case PoolEvent.Leaked leaked -> leaked(leaked);
      case PoolEvent.Created created -> created(created);
      case PoolEvent.CreateFailed failed -> createFailed(failed);
      case PoolEvent.Evicted evicted -> evicted(evicted);
      case PoolEvent.Destroyed destroyed -> destroyed(destroyed);
      case PoolEvent.Resized resized -> sized(resized.pool(), resized.minSize(), resized.maxSize());
      case PoolEvent.Initialized opened -> sized(opened.pool(), opened.minSize(), opened.maxSize());
      case PoolEvent.Suspended suspended -> phase(suspended.pool(), "suspended");
      case PoolEvent.Resumed resumed -> phase(resumed.pool(), "running");
      case PoolEvent.Closed closed -> phase(closed.pool(), "closed");
      case PoolEvent.Terminated terminated -> phase(terminated.pool(), "terminated");
    }
  }

  private static void acquired(PoolEvent.Acquired told) {
    var event = new AcquireWait();
    if (event.isEnabled() && !told.waited().isZero()) {
      event.pool = told.pool();
      event.resource = told.resource();
      event.waited = nanos(told.waited());
      event.commit();
    }
  }

  private static void acquireFailed(PoolEvent.AcquireFailed told) {
    var event = new AcquireFailed();
    if (event.isEnabled()) {
      event.pool = told.pool();
      event.reason = told.reason().name();
      event.waited = nanos(told.waited());
      event.commit();
    }
  }

  private static void leaked(PoolEvent.Leaked told) {
    var event = new LeaseLeaked();
    if (event.isEnabled()) {
      event.pool = told.pool();
      event.resource = told.holder().resource();
      event.holder = told.holder().thread();
      event.held = nanos(told.holder().held());
      event.acquiredAt = lines(told.holder().stack());
      event.commit();
    }
  }

  private static String lines(List<StackTraceElement> stack) {
    return stack.stream().map(StackTraceElement::toString).collect(Collectors.joining("\n"));
  }

  private static void created(PoolEvent.Created told) {
    var event = new ResourceCreated();
    if (event.isEnabled()) {
      event.pool = told.pool();
      event.resource = told.resource();
      event.took = nanos(told.took());
      event.commit();
    }
  }

  private static void createFailed(PoolEvent.CreateFailed told) {
    var event = new ResourceCreateFailed();
    if (event.isEnabled()) {
      event.pool = told.pool();
      event.error = told.error().toString();
      event.nextAttemptIn = nanos(told.nextAttemptIn());
      event.commit();
    }
  }

  private static void evicted(PoolEvent.Evicted told) {
    var event = new ResourceEvicted();
    if (event.isEnabled()) {
      event.pool = told.pool();
      event.resource = told.resource();
      event.reason = told.reason().name();
      event.commit();
    }
  }

  private static void destroyed(PoolEvent.Destroyed told) {
    var event = new ResourceDestroyed();
    if (event.isEnabled()) {
      event.pool = told.pool();
      event.resource = told.resource();
      event.reason = told.reason().name();
      event.commit();
    }
  }

  private static void sized(String pool, int minSize, int maxSize) {
    var event = new PoolResized();
    if (event.isEnabled()) {
      event.pool = pool;
      event.minSize = minSize;
      event.maxSize = maxSize;
      event.commit();
    }
  }

  private static void phase(String pool, String phase) {
    var event = new PoolPhaseChanged();
    if (event.isEnabled()) {
      event.pool = pool;
      event.phase = phase;
      event.commit();
    }
  }

  /** The longest that can be told is 292 years. */
  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
