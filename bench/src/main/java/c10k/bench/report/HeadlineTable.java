package c10k.bench.report;

import c10k.bench.jmh.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
      var cpu = summary.serverCpu(ScenarioKind.ECHO, connections, label);
      cells.addAll(List.of(Format.capacity(summary.throughput(connections, label)), Format.value(cpu), Format.ratio(cpu)));
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
    cells.add(status(entry));
    return cells;
  }

  private Optional<Double> kernelBytes(String label) {
    var sockets = summary.memory(label, Figure.KERNEL_SOCKETS_PER_CONNECTION);
    var threads = summary.memory(label, Figure.KERNEL_THREADS_PER_CONNECTION);
    return sockets.flatMap(known -> threads.map(other -> Math.max(0, known.value()) + Math.max(0, other.value())));
  }

  private String status(Entry entry) {
    var kinds = new TreeMap<TrialStatus, Set<String>>();
    for (var trial : summary.report().trials()) {
      boolean shown = trial.connections() == connections || trial.scenario() == ScenarioKind.MEMORY;
      if (shown && trial.contestant().equals(entry.label()) && trial.status() != TrialStatus.OK) {
        kinds.computeIfAbsent(trial.status(), _ -> new TreeSet<>()).add(trial.scenario().name().toLowerCase(Locale.ROOT));
      }
    }
    return kinds.isEmpty()
        ? TrialStatus.OK.words()
        : kinds.entrySet().stream()
            .map(kind -> kind.getKey().words() + " (" + String.join(", ", kind.getValue()) + ")")
            .collect(Collectors.joining(", "));
  }
}
