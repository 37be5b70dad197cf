package c10k.pool.sizing;

import static c10k.pool.sizing.Words.count;
import static c10k.pool.sizing.Words.decimal;
import static c10k.pool.sizing.Words.millis;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from a question to its answer. In order: how much the callers want, how much of it the
 * backend can use, how much it takes to exclude a deadlock, and the given bounds. The later one
 * wins.
 *
 * <p>Confined to the thread that asks.
 */
final class Deliberation {
  private static final double NANOS_PER_SECOND = 1e9;

  private final SizingQuestion question;
  private final List<String> reasons = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int size;
  private Formula decidedBy = Formula.BOUND;

  Deliberation(SizingQuestion question) {
    this.question = question;
  }

  SizingAnswer answer() {
    question.load().ifPresent(this::wantedByLoad);
    question.callers().ifPresent(this::wantedByThreads);
    question.backend().ifPresent(this::capByBackend);
    question.callers().filter(callers -> callers.leasesPerThread() > 1).ifPresent(this::excludeDeadlock);
    keepBounds();
    reasons.add("So the size is " + size + ", decided by " + decidedBy.phrase() + ".");
    int minSize = minSize();
    question.limit().ifPresent(limit -> warnings.addAll(new LimitCheck(limit, size).warnings()));
    return new SizingAnswer(minSize, size, decidedBy, reasons, warnings);
  }

  private void decide(int newSize, Formula formula) {
    size = newSize;
    decidedBy = formula;
  }

  private void wantedByLoad(Load load) {
    decide(
        Formula.littlesLaw(load.perSecond(), load.timeInUse(), question.headroomPercent(), question.utilisationPercent()),
        Formula.LITTLES_LAW);
    reasons.add("Little's law: " + decimal(load.perSecond()) + " requests per second that use a resource for " + millis(load.timeInUse())
        + " each keep " + decimal(Formula.busy(load.perSecond(), load.timeInUse())) + " of them busy on average; with "
        + question.headroomPercent() + " % more in peaks, and no resource busy for more than " + question.utilisationPercent()
        + " % of the time then, that takes " + size + ".");
  }

  private void wantedByThreads(Callers callers) {
    int share = Formula.shareOfThreads(callers.threads(), callers.timeInUse(), callers.requestTime());
    reasons.add("Share of the threads: " + count(callers.threads(), "thread") + " that use a resource in " + millis(callers.timeInUse())
        + " of the " + millis(callers.requestTime()) + " of a request use " + share + " when all are busy.");
    if (decidedBy != Formula.LITTLES_LAW) {
      decide(share, Formula.SHARE_OF_THREADS);
    } else if (share < size) {
      reasons.add("The smaller of the two counts: the threads cannot ask for more.");
      decide(share, Formula.SHARE_OF_THREADS);
    }
    question.load().ifPresent(load -> warnOfTooFewThreads(load, callers));
  }

  private void warnOfTooFewThreads(Load load, Callers callers) {
    double served = callers.threads() * NANOS_PER_SECOND / callers.requestTime().toNanos();
    if (served < load.perSecond()) {
      warnings.add(count(callers.threads(), "thread") + " with " + millis(callers.requestTime()) + " per request serve no more than "
          + decimal(served) + " requests per second, but " + decimal(load.perSecond())
          + " come: requests will queue before they reach the pool, whatever its size.");
    }
  }

  private void capByBackend(Backend backend) {
    int instances = question.limit().map(SharedLimit::instances).orElse(1);
    int total = Formula.backend(backend.cores(), backend.disks());
    int useful = Math.max(1, total / instances);
    reasons.add("Backend: with " + count(backend.cores(), "core") + " and " + count(backend.disks(), "disk") + " it works on "
        + backend.cores() + " x 2 + " + backend.disks() + " = " + total + " requests at a time"
        + (instances == 1 ? "" : ", which is " + useful + " for each of " + instances + " instances")
        + "; more would only wait inside it.");
    if (size == 0) {
      decide(useful, Formula.BACKEND);
    } else if (useful < size) {
      warnings.add("The callers want " + size + ", but the backend has use for " + useful + ": some will wait for the pool."
          + " Shorten the time in use or give the backend more cores; a larger pool only helps if resources are held while it does nothing.");
      decide(useful, Formula.BACKEND);
    }
  }

  private void excludeDeadlock(Callers callers) {
    int needed = Formula.deadlockFree(callers.threads(), callers.leasesPerThread());
    reasons.add("Deadlock: " + count(callers.threads(), "thread") + " that hold up to " + callers.leasesPerThread() + " resources each need "
        + callers.threads() + " x (" + callers.leasesPerThread() + " - 1) + 1 = " + needed
        + ", or all could be held by threads that wait for one more.");
    if (needed > size) {
      decide(needed, Formula.DEADLOCK_FREE);
    }
    if (needed > question.largest()) {
      warnings.add("The size must not exceed " + question.largest() + ", but it takes " + needed
          + " to exclude a deadlock: let each thread acquire all it needs at once, or only one at a time, or use fewer threads.");
    }
  }

  private void keepBounds() {
    int bounded = Math.clamp(size, question.smallest(), question.largest());
    if (bounded != size) {
      reasons.add("Bounds: " + size + " is not from " + question.smallest() + " to " + question.largest() + ".");
      if (bounded < size && decidedBy != Formula.DEADLOCK_FREE) {
        warnings.add("The largest size that is allowed, " + bounded + ", is less than the " + size + " that are wanted: callers will wait.");
      }
      decide(bounded, Formula.BOUND);
    }
  }

  private int minSize() {
    if (question.load().isEmpty()) {
      reasons.add("One is kept ready: how many are busy on average is unknown without a rate.");
      return 1;
    }
    var load = question.load().get();
    int busy = Math.min(size, Formula.up(Formula.busy(load.perSecond(), load.timeInUse())));
    reasons.add(count(busy, "resource") + (busy == 1 ? " is" : " are") + " kept ready, as many as are busy on average, so that only peaks have to connect.");
    return busy;
  }
}
