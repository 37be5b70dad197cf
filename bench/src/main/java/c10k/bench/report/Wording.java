package c10k.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Sentences that console and page share, each made from the report. */
final class Wording {

  private Wording() {}

  static String median(BenchReport report) {
    int rounds = report.plan().roundsDone();
    return (rounds == 1 ? "one round" : "medians of " + rounds + " rounds") + ", lines of " + report.plan().lineBytes() + " bytes";
  }

  /** What the columns mean, without those that have no numbers. */
  static List<String> columns(BenchReport report) {
    var plan = report.plan();
    var kinds = kinds(report);
    var lines = new ArrayList<String>();
    if (kinds.contains(ScenarioKind.ECHO)) {
      lines.add("messages/s, CPU: closed loop, every connection always waits for one answer. CPU is the server's, user and system;");
      lines.add("  ratio is that to " + plan.reference() + (plan.roundsDone() > 1 ? ", the geometric mean over rounds." : "."));
    }
    if (kinds.contains(ScenarioKind.LATENCY)) {
      lines.add(String.format(
          Locale.ROOT,
          "p50, p99, p99.9: open loop at %,d messages/s for everybody, from when a message was due to its answer.",
          plan.rate()));
    }
    if (kinds.contains(ScenarioKind.MEMORY)) {
      lines.add(String.format(
          Locale.ROOT,
          "B/idle connection: slope over 0, %,d and %,d connections of heap, direct buffers and native memory; kernel B: sockets of",
          plan.memoryConnections() / 4, plan.memoryConnections()));
      lines.add("  both ends, and stacks and page tables of threads.");
    }
    return lines;
  }

  private static Set<ScenarioKind> kinds(BenchReport report) {
    return report.trials().stream().map(TrialRecord::scenario).collect(Collectors.toSet());
  }
}
