package c10k.bench.report;

import c10k.bench.result.TrialStatus;
import c10k.bench.process.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Sentences that console and page share, each made from the report. */
final class Wording {

  private static final int CONSOLE_WIDTH = 120;

  /** Of the connections are open when memory is read for the second time. */
  private static final int QUARTER = 4;

  private Wording() {}

  static String median(BenchReport report) {
    int rounds = report.plan().roundsDone();
    return (rounds == 1 ? "one round" : "medians of " + rounds + " rounds");
  }

  /** How long lines are, to follow a title. */
  static String lines(BenchReport report) {
    return ", lines of " + report.plan().lineBytes() + " bytes";
  }

  /** What kind of server was compared. */
  static String server(BenchReport report) {
    return isWebSocket(report) ? "WebSocket" : isHttp(report) ? "HTTP" : "echo";
  }

  private static boolean isHttp(BenchReport report) {
    return kinds(report).stream().anyMatch(kind -> kind.service() == Service.HTTP);
  }

  private static boolean isWebSocket(BenchReport report) {
    return kinds(report).contains(ScenarioKind.WEBSOCKET);
  }

  /** What the columns mean, without those that have no numbers; a sentence or two each. */
  static List<String> columns(BenchReport report) {
    var plan = report.plan();
    var kinds = kinds(report);
    var lines = new ArrayList<String>();
    if (kinds.contains(ScenarioKind.ECHO)) {
      lines.add("messages/s and CPU: closed loop, every connection always waits for one answer. CPU is the server's, user and "
          + "system together; ratio is that to " + plan.reference()
          + (plan.roundsDone() > 1 ? ", the geometric mean over rounds." : "."));
    }
    if (isWebSocket(report)) {
      lines.add("messages/s and CPU: closed loop, one client sends to all the others, whose number is that of the connections, and 16 messages are "
          + "under way; what is counted is each arrival. CPU is the server's, user and system together; ratio is that to " + plan.reference()
          + (plan.roundsDone() > 1 ? ", the geometric mean over rounds." : "."));
    }
    if (isHttp(report)) {
      lines.add("requests/s and CPU: closed loop, every client always waits for its responses, all of which are checked. CPU is the server's, user and "
          + "system together; ratio is that to " + plan.reference()
          + (plan.roundsDone() > 1 ? ", the geometric mean over rounds." : "."));
    }
    if (kinds.contains(ScenarioKind.LATENCY)) {
      lines.add(String.format(
          Locale.ROOT,
          "p50, p99, p99.9: open loop at %,d messages/s for every server, timed from when a message was due to its answer.",
          plan.rate()));
    }
    if (kinds.contains(ScenarioKind.MEMORY)) {
      lines.add(String.format(
          Locale.ROOT,
          "B/idle connection: heap, direct buffers and native memory of the server, as the slope over 0, %,d and %,d connections. "
              + "Kernel: sockets of both ends, and stacks and page tables of threads.",
          plan.memoryConnections() / QUARTER, plan.memoryConnections()));
    }
    return lines;
  }

  /** Breaks a text into lines for a console. */
  static String wrapped(String text) {
    var lines = new StringBuilder();
    int length = 0;
    for (var word : text.split(" ", -1)) {
      boolean fits = length + word.length() < CONSOLE_WIDTH;
      lines.append(length == 0 ? "" : fits ? " " : "\n  ").append(word);
      length = fits ? length + 1 + word.length() : word.length() + 2;
    }
    return lines.toString();
  }

  /** What the statuses mean that occur, except that all is well. */
  static List<String> statuses(BenchReport report) {
    return report.trials().stream()
        .map(TrialRecord::status)
        .filter(status -> status != TrialStatus.OK)
        .distinct()
        .sorted()
        .map(status -> status.words() + ": " + status.meaning() + ".")
        .toList();
  }

  private static Set<ScenarioKind> kinds(BenchReport report) {
    return report.trials().stream().map(TrialRecord::scenario).collect(Collectors.toSet());
  }
}
