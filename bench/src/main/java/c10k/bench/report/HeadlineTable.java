package c10k.bench.report;

import c10k.bench.result.TrialStatus;
import c10k.bench.result.Figure;
import c10k.bench.process.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The numbers that matter, the same on the console and in the page. */
final class HeadlineTable {
  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double P999 = 99.9;

  private final Summary summary;
  private final int connections;
  private final boolean withMemory;

  private HeadlineTable(Summary summary, int connections, boolean withMemory) {
    this.summary = summary;
    this.connections = connections;
    this.withMemory = withMemory;
  }

  /** One table per number of connections; memory, which has its own number, is in the first. */
  static Table of(Summary summary, int connections) {
    boolean first = summary.report().plan().connections().getFirst() == connections;
    return new HeadlineTable(summary, connections, first).table();
  }

  /** All tables: of lines, or one for each kind of trial of another service, as far as there were trials. */
  static List<Headline> all(Summary summary) {
    var all = new ArrayList<Headline>();
    var report = summary.report();
    for (int connections : report.plan().connections()) {
      var number = String.format(Locale.ROOT, "%,d connections, ", connections);
      var others = report.trials().stream()
          .filter(trial -> trial.connections() == connections)
          .map(TrialRecord::scenario)
          .filter(kind -> kind.service() != Service.ECHO)
          .collect(Collectors.toCollection(TreeSet::new));
      if (others.isEmpty()) {
        all.add(new Headline(number + Wording.median(report) + Wording.lines(report), of(summary, connections)));
      }
      for (var kind : others) {
        all.add(new Headline(kind.title() + ", " + number + Wording.median(report), capacity(summary, kind, connections)));
      }
    }
    return all;
  }

  private static Table capacity(Summary summary, ScenarioKind kind, int connections) {
    var headline = new HeadlineTable(summary, connections, false);
    var rows = new ArrayList<List<String>>();
    for (var entry : summary.report().contestants()) {
      var cells = new ArrayList<String>(List.of(entry.label()));
      cells.addAll(headline.capacity(kind, entry.label()));
      cells.add(headline.status(entry, trial -> trial.scenario() == kind && trial.connections() == connections));
      rows.add(cells);
    }
    return new Table(List.of("server", kind.unit() + "/s", "CPU µs per " + kind.oneUnit(), "ratio", "status"), rows);
  }

  private List<String> capacity(ScenarioKind kind, String label) {
    var cpu = summary.serverCpu(kind, connections, label);
    return List.of(Format.capacity(summary.throughput(kind, connections, label)), Format.value(cpu), Format.ratio(cpu));
  }

  private Table table() {
    return new Table(headings(), summary.report().contestants().stream().map(this::row).toList());
  }

  private boolean has(ScenarioKind kind) {
    int count = kind == ScenarioKind.MEMORY ? summary.report().plan().memoryConnections() : connections;
    return !summary.entriesWith(kind, count).isEmpty() && (kind != ScenarioKind.MEMORY || withMemory);
  }

  private List<String> headings() {
    var headings = new ArrayList<String>(List.of("server"));
    if (has(ScenarioKind.ECHO)) {
      headings.addAll(List.of("messages/s", "CPU µs per message", "ratio"));
    }
    if (has(ScenarioKind.LATENCY)) {
      headings.addAll(List.of("p50 µs", "p99 µs", "p99.9 µs"));
    }
    if (has(ScenarioKind.MEMORY)) {
      headings.addAll(List.of("B/idle connection", "kernel B"));
    }
    headings.add("status");
    return headings;
  }

  private List<String> row(Entry entry) {
    var label = entry.label();
    var cells = new ArrayList<String>(List.of(label));
    if (has(ScenarioKind.ECHO)) {
      cells.addAll(capacity(ScenarioKind.ECHO, label));
    }
    if (has(ScenarioKind.LATENCY)) {
      for (double percentile : new double[] {P50, P99, P999}) {
        cells.add(Format.number(summary.percentile(connections, label, percentile)));
      }
    }
    if (has(ScenarioKind.MEMORY)) {
      cells.add(summary.userBytes(label).map(Format::whole).orElse(Format.NOTHING));
      cells.add(kernelBytes(label).map(Format::whole).orElse(Format.NOTHING));
    }
    cells.add(status(entry, trial -> trial.connections() == connections || trial.scenario() == ScenarioKind.MEMORY));
    return cells;
  }

  private Optional<Double> kernelBytes(String label) {
    var sockets = summary.memory(label, Figure.KERNEL_SOCKETS_PER_CONNECTION);
    var threads = summary.memory(label, Figure.KERNEL_THREADS_PER_CONNECTION);
    return sockets.flatMap(known -> threads.map(other -> Math.max(0, known.value()) + Math.max(0, other.value())));
  }

  private String status(Entry entry, Predicate<TrialRecord> isShown) {
    var kinds = new TreeMap<TrialStatus, Set<String>>();
    for (var trial : summary.report().trials()) {
      if (isShown.test(trial) && trial.contestant().equals(entry.label()) && trial.status() != TrialStatus.OK) {
        kinds.computeIfAbsent(trial.status(), _ -> new TreeSet<>()).add(trial.scenario().text());
      }
    }
    return kinds.isEmpty()
        ? TrialStatus.OK.words()
        : kinds.entrySet().stream()
            .map(kind -> kind.getKey().words() + " (" + String.join(", ", kind.getValue()) + ")")
            .collect(Collectors.joining(", "));
  }
}
