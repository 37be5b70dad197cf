package c10k.pool.sizing;

import static c10k.pool.sizing.Words.count;

import java.util.ArrayList;
import java.util.List;

/** Whether a pool of this size in each instance leaves the backend room to breathe. */
record LimitCheck(SharedLimit limit, int poolSize) {

  List<String> warnings() {
    var warnings = new ArrayList<String>();
    check("", limit.instances(), warnings);
    if (limit.overlap() > 0) {
      check("During a rolling deployment, with old and new ones side by side, ", (long) limit.instances() + limit.overlap(), warnings);
    }
    if (!warnings.isEmpty()) {
      warnings.add(remedy());
    }
    return warnings;
  }

  private void check(String situation, long instances, List<String> warnings) {
    long taken = limit.taken(poolSize, instances);
    var sum = situation + count(instances, "instance") + " x " + poolSize
        + (limit.takenByOthers() == 0 ? "" : " + " + limit.takenByOthers() + " of other services")
        + " = " + count(taken, "connection");
    long free = limit.connections() - taken;
    if (free < 0) {
      warnings.add(sum + " are more than the " + limit.connections() + " that the backend allows: the last to start get none.");
    } else if (free < limit.reserve()) {
      warnings.add(sum + " leave " + free + " of the " + limit.connections() + " that the backend allows; " + limit.reserve()
          + " (" + SharedLimit.RESERVE_PERCENT + " %) should stay free for administration and deployments.");
    }
  }

  private String remedy() {
    int fits = limit.largestPool();
    return fits >= 1
        ? "With at most " + fits + " per instance the reserve stays free at all times."
        : "No size fits: use fewer instances, raise the limit, or put a connection pooler in front of the backend.";
  }
}
