package c10k.bench;

import c10k.bench.load.KneeRun.Attempt;
import c10k.bench.load.KneeRun.Found;
import c10k.bench.load.KneeSettings;
import c10k.bench.load.LoadPlan;
import java.util.Locale;

/** The search of {@code lab load --knee} for people, line by line as it goes on, in ASCII. */
final class KneeTable {
  private static final double MICROS_PER_MILLI = 1_000;

  private KneeTable() {}

  /** What is tried, and the heading of its steps. */
  static String heading(LoadPlan plan) {
    return String.format(Locale.ROOT, "%,d connections, lines of %,d bytes, open loop%n%n", plan.connections(), plan.lineBytes())
        + String.format(Locale.ROOT, "%12s%12s%11s%11s%9s%n", "offered/s", "achieved/s", "p50 ms", "p99 ms", "loader");
  }

  /** One attempt. */
  static String step(Attempt attempt) {
    return String.format(
        Locale.ROOT,
        "%,12.0f%,12.0f%,11.3f%,11.3f%7.0f %%  %s%n",
        attempt.offered(),
        attempt.achieved(),
        attempt.p50Micros() / MICROS_PER_MILLI,
        attempt.p99Micros() / MICROS_PER_MILLI,
        100 * attempt.result().loaderCpuShare(),
        words(attempt));
  }

  private static String words(Attempt attempt) {
    var fault = attempt.clientBound() ? ", CLIENT_BOUND" : "";
    return (attempt.inTime() ? "in time" : "too much") + fault;
  }

  /** What came of it. */
  static String verdict(Found found, KneeSettings settings) {
    var limit = settings.p99Limit().toNanos() / MICROS_PER_MILLI / MICROS_PER_MILLI;
    var most = String.format(Locale.ROOT, "most          %,12.0f lines/s in any step or in the closed loop before%n", found.highest());
    if (found.knee().isEmpty()) {
      return String.format(Locale.ROOT, "%nNO KNEE: no rate was answered with p99 within %s ms.%n", number(limit)) + most;
    }
    var knee = String.format(Locale.ROOT, "%nknee          %,12.0f lines/s: the highest rate with p99 within %s ms%n", found.knee().getAsDouble(), number(limit));
    return knee + most + doubts(found);
  }

  private static String doubts(Found found) {
    if (!found.bounded()) {
      return String.format(Locale.ROOT, "%nNOT BOUNDED: the search ended before a rate was too high.%n");
    }
    boolean ownLimit = found.attempts().stream().anyMatch(attempt -> attempt.clientBound() && !attempt.inTime());
    return ownLimit ? String.format(Locale.ROOT, "%nCLIENT_BOUND: the load generator was too busy or too late in a step that failed, so the knee may be its own.%n") : "";
  }

  private static String number(double millis) {
    return millis == Math.rint(millis) ? Long.toString((long) millis) : Double.toString(millis);
  }
}
