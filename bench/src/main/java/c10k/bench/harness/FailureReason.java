package c10k.bench.harness;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

/** Finds what went wrong in a fork below the layers that JMH puts around it. */
final class FailureReason {

  private FailureReason() {}

  static String of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var waiting = new ArrayDeque<Throwable>();
    waiting.add(failure);
    while (!waiting.isEmpty()) {
      var next = waiting.remove();
      if (!seen.add(next)) {
        continue;
      }
      if (tellsSomething(next)) {
        return firstLine(next);
      }
      for (var suppressed : next.getSuppressed()) {
        waiting.add(suppressed);
      }
      if (next.getCause() != null) {
        waiting.add(next.getCause());
      }
    }
    return firstLine(failure);
  }

  private static boolean tellsSomething(Throwable throwable) {
    return !(throwable instanceof RunnerException || throwable instanceof BenchmarkException)
        && throwable.getMessage() != null;
  }

  private static String firstLine(Throwable throwable) {
    var message = throwable.getMessage();
    return message == null ? throwable.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
