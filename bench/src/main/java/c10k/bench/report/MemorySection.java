package c10k.bench.report;

import c10k.bench.result.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bytes per idle connection. */
record MemorySection(Summary summary) {
  private static final double KIBI = 1_024;
  private static final int QUARTER = 4;
  private static final List<Figure> FIGURES = List.of(
      Figure.HEAP_PER_CONNECTION,
      Figure.DIRECT_PER_CONNECTION,
      Figure.NATIVE_PER_CONNECTION,
      Figure.KERNEL_THREADS_PER_CONNECTION,
      Figure.KERNEL_SOCKETS_PER_CONNECTION);
  private static final List<StackedBarChart.Part> PARTS = List.of(
      new StackedBarChart.Part("live heap", "part1"),
      new StackedBarChart.Part("direct buffers", "part2"),
      new StackedBarChart.Part("other native memory", "part3"),
      new StackedBarChart.Part("kernel: stacks and page tables", "kernel2"),
      new StackedBarChart.Part("kernel: both sockets", "kernel1"));

  Optional<Section> section() {
    int connections = summary.report().plan().memoryConnections();
    var entries = summary.entriesWith(ScenarioKind.MEMORY, connections);
    return entries.isEmpty() ? Optional.empty() : Optional.of(section(connections, entries));
  }

  private Section section(int connections, List<Entry> entries) {
    var chart = new StackedBarChart("KiB per idle connection", PARTS, entries.stream().map(entry -> bar(entry.label())).toList());
    return new Section(
        "Memory per idle connection",
        String.format(
            Locale.ROOT,
            "How much more each connection takes: the slope over 0, %,d and %,d connections, all of which echoed a line before and "
                + "after memory was read. Fixed costs are not in it. The number behind the bar is what the process itself takes.",
            connections / QUARTER, connections),
        PARTS.stream().map(part -> new Section.LegendItem(part.name(), part.cssClass())).toList(),
        chart.draw(ChartSize.WIDE),
        chart.draw(ChartSize.NARROW),
        new Table(
            List.of("server", "user B", "heap B", "direct B", "native B", "kernel threads B", "kernel sockets B", "threads", "fixed heap MB"),
            entries.stream().map(entry -> row(entry.label())).toList()));
  }

  private StackedBarChart.Row bar(String label) {
    var values = FIGURES.stream().map(figure -> summary.memory(label, figure).map(Cell::value).orElse(0.0) / KIBI).toList();
    double user = summary.userBytes(label).orElse(0.0) / KIBI;
    return new StackedBarChart.Row(label, values, Format.number(user) + " KiB");
  }

  private List<String> row(String label) {
    var row = new ArrayList<String>(List.of(label, summary.userBytes(label).map(Format::whole).orElse(Format.NOTHING)));
    for (var figure : FIGURES) {
      row.add(summary.memory(label, figure).map(cell -> Format.whole(cell.value())).orElse(Format.NOTHING));
    }
    row.add(Format.value(summary.memory(label, Figure.THREADS_PER_CONNECTION)));
    row.add(summary.memory(label, Figure.HEAP_FIXED).map(cell -> Format.number(cell.value() / 1e6)).orElse(Format.NOTHING));
    return row;
  }
}
