package c10k.testkit.pool;

import java.util.function.Consumer;

/** What steps have in common when they check themselves. */
final class Steps {

  private Steps() {}

  static void requireNoChange(Change change, String rule, Consumer<Finding> findings) {
    if (!change.before().stats().equals(change.after().stats()) || !change.granted().isEmpty()) {
      findings.accept(new Finding(rule, "it has changed the pool, from " + change.before().stats() + " to " + change.after().stats()));
    }
  }

  /** A late resource is made and destroyed, which is all; unless the next creation had to wait for that. */
  static void requireNoEffectOnOthers(Change change, Consumer<Finding> findings) {
    var before = change.before().stats();
    var after = change.after().stats();
    boolean same = before.connecting() == after.connecting()
        && before.idle() == after.idle()
        && before.checking() == after.checking()
        && before.active() == after.active()
        && before.waiting() == after.waiting()
        && before.acquired() == after.acquired()
        && before.failures().equals(after.failures());
    if (!same && change.begun(Work.Kind.CREATE) == 0) {
      findings.accept(new Finding("S-10", "an answer that nobody waits for has changed the pool, from " + before + " to " + after));
    }
  }

  static void requireThrown(Change change, Class<? extends Throwable> type, String rule, Consumer<Finding> findings) {
    var thrown = change.history().thrown();
    if (thrown.isEmpty() || !type.isInstance(thrown.getFirst())) {
      findings.accept(new Finding(rule, "it should have thrown " + type.getSimpleName() + ", but " + (thrown.isEmpty() ? "returned" : "threw " + thrown.getFirst())));
    }
  }

  static void requireNothingThrown(Change change, String rule, Consumer<Finding> findings) {
    for (var thrown : change.history().thrown()) {
      findings.accept(new Finding(rule, "it should have returned, but threw " + thrown));
    }
  }

  static void requireClosedOrNothingThrown(Change change, Consumer<Finding> findings) {
    if (change.before().isClosed()) {
      requireNoChange(change, "C-5", findings);
      requireThrown(change, IllegalStateException.class, "C-5", findings);
    } else {
      requireNothingThrown(change, "R-2", findings);
    }
  }
}
