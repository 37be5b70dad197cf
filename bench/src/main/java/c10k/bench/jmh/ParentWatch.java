package c10k.bench.jmh;

/** Ends a fork whose JMH has gone, so that neither it nor its server is left behind. */
final class ParentWatch {

  private ParentWatch() {}

  static void start() {
    ProcessHandle.current().parent().ifPresent(ParentWatch::endWith);
  }

  private static void endWith(ProcessHandle parent) {
    var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
  }
}
