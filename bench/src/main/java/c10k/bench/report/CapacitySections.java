package c10k.bench.report;

import c10k.bench.result.Figure;
import c10k.bench.report.Section.LegendItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Throughput and cost per answer of a closed loop. */
record CapacitySections(Summary summary, Palette palette, ScenarioKind kind) {
  private static final List<StackedBarChart.Part> PARTS =
      List.of(new StackedBarChart.Part("in user mode", "part1"), new StackedBarChart.Part("in the kernel", "kernel1"));

  List<Section> sections(int connections) {
    var entries = summary.entriesWith(kind, connections);
    return entries.isEmpty() ? List.of() : List.of(cost(connections, entries), throughput(connections, entries));
  }

  private String title(String what, int connections) {
    return what + (kind == ScenarioKind.ECHO ? "" : ", " + kind.title()) + String.format(Locale.ROOT, ", %,d connections", connections);
  }

  private Section throughput(int connections, List<Entry> entries) {
    var rows = entries.stream().map(entry -> dots(connections, entry.label())).toList();
    var chart = new DotChart(kind.unit() + " per second", rows);
    return new Section(
        title("Throughput", connections),
        "Each dot is a trial with a server of its own; the stroke and the number are the median. All connections wait for their answer before they "
            + "send again. A sign ≥ marks a server that could do more, because the load generator was at its limit.",
        List.of(),
        chart.draw(ChartSize.WIDE),
        chart.draw(ChartSize.NARROW),
        trials(connections, entries));
  }

  private DotChart.Row dots(int connections, String label) {
    var cell = summary.throughput(kind, connections, label);
    return new DotChart.Row(label, palette.cssClass(label), cell.orElseThrow(), Format.capacity(cell));
  }

  private Table trials(int connections, List<Entry> entries) {
    var rows = new ArrayList<List<String>>();
    for (var entry : entries) {
      for (var trial : summary.trials(kind, connections, entry.label())) {
        rows.add(List.of(
            entry.label(),
            Integer.toString(trial.round()),
            trial.figure(Figure.THROUGHPUT).isPresent() ? Format.whole(trial.figure(Figure.THROUGHPUT).getAsDouble()) : Format.NOTHING,
            Format.number(trial.figure(Figure.LOADER_CPU)),
            trial.status().words(),
            trial.reason()));
      }
    }
    return new Table(List.of("server", "round", kind.unit() + "/s", "loader's share of a core", "status", "reason"), rows);
  }

  private Section cost(int connections, List<Entry> entries) {
    var rows = entries.stream().map(entry -> bar(connections, entry.label())).toList();
    var chart = new StackedBarChart("microseconds of processor time per " + kind.oneUnit(), PARTS, rows);
    return new Section(
        title("Processor time per " + kind.oneUnit(), connections),
        "What the server process spent on one " + kind.oneUnit() + ", in the same trials as the throughput. The number behind the bar is the "
            + "sum, then its ratio to " + summary.report().plan().reference() + ".",
        PARTS.stream().map(part -> new LegendItem(part.name(), part.cssClass())).toList(),
        chart.draw(ChartSize.WIDE),
        chart.draw(ChartSize.NARROW),
        costs(connections, entries));
  }

  private StackedBarChart.Row bar(int connections, String label) {
    double user = median(connections, label, Figure.SERVER_CPU_USER);
    double system = median(connections, label, Figure.SERVER_CPU_SYSTEM);
    var cpu = summary.serverCpu(kind, connections, label);
    var ratio = cpu.flatMap(Cell::ratio).map(estimate -> String.format(Locale.ROOT, " · %.2f ×", estimate.ratio())).orElse("");
    return new StackedBarChart.Row(label, List.of(user, system), Format.value(cpu) + ratio);
  }

  private double median(int connections, String label, Figure figure) {
    return summary.figure(kind, connections, label, figure).map(Cell::value).orElse(0.0);
  }

  private Table costs(int connections, List<Entry> entries) {
    var figures = List.of(
        Figure.SERVER_CPU_USER, Figure.SERVER_CPU_SYSTEM, Figure.SERVER_WAITS, Figure.SERVER_PREEMPTIONS, Figure.SERVER_ALLOCATED);
    var headings = new ArrayList<>(List.of("server", "CPU µs", "ratio"));
    headings.addAll(List.of("user µs", "system µs", "waits", "preemptions", "allocated B"));
    boolean hasOpenLoop = !summary.entriesWith(ScenarioKind.LATENCY, connections).isEmpty();
    if (hasOpenLoop) {
      headings.add("CPU µs in the open loop");
    }
    var rows = entries.stream().map(entry -> {
      var label = entry.label();
      var cpu = summary.serverCpu(kind, connections, label);
      var row = new ArrayList<>(List.of(label, Format.value(cpu), Format.ratio(cpu)));
      row.addAll(figures.stream()
          .map(figure -> Format.value(summary.figure(kind, connections, label, figure)))
          .collect(Collectors.toList()));
      if (hasOpenLoop) {
        row.add(Format.value(summary.serverCpu(ScenarioKind.LATENCY, connections, label)));
      }
      return List.copyOf(row);
    }).toList();
    return new Table(headings, rows);
  }
}
