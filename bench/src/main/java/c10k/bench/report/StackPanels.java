package c10k.bench.report;

import c10k.bench.chart.Axis;
import c10k.bench.chart.Format;
import c10k.bench.chart.Look;
import c10k.bench.chart.StackedBarChart;
import c10k.bench.chart.Table;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.ContestantRecord;
import c10k.bench.result.Figure;
import c10k.bench.result.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures that are parts of a whole, stacked. */
record StackPanels(Measured measured) {
  private static final int FEWEST_PARTS = 2;

  private record Part(Figure figure, String name, String cssClass) {}

  /** What can be stacked. */
  private record Stack(String name, String title, String lead, String axis, double divisor, List<Part> parts) {}

  private static final List<Stack> STACKS = List.of(
      new Stack(
          "memory", "Bytes per connection.", "What each further connection takes: the slope, without fixed cost. Medians.", "KiB per connection", 1_024,
          List.of(
              new Part(Figure.HEAP_PER_CONNECTION, "live heap", "part1"),
              new Part(Figure.DIRECT_PER_CONNECTION, "direct buffers", "part2"),
              new Part(Figure.NATIVE_PER_CONNECTION, "other native memory", "part3"),
              new Part(Figure.KERNEL_THREADS_PER_CONNECTION, "kernel: stacks and page tables", "kernel2"),
              new Part(Figure.KERNEL_SOCKETS_PER_CONNECTION, "kernel: both sockets", "kernel1"))),
      new Stack(
          "cpu", "Processor time.", "What the server process used, by where. Medians.", "CPU µs per message", 1,
          List.of(
              new Part(Figure.SERVER_CPU_USER, "in user mode", "part1"),
              new Part(Figure.SERVER_CPU_SYSTEM, "in the kernel", "kernel1"))));

  /** One for each whole of which at least two parts were measured. */
  List<Panel> of(ScenarioRecord scenario, CaseRecord one) {
    return STACKS.stream().flatMap(stack -> panel(scenario, one, stack).stream()).toList();
  }

  private Optional<Panel> panel(ScenarioRecord scenario, CaseRecord one, Stack stack) {
    var contestants = measured.contestants(scenario, one);
    var parts = stack.parts.stream()
        .filter(part -> contestants.stream().anyMatch(contestant -> measured.median(scenario, one, part.figure(), contestant.label()).isPresent()))
        .toList();
    var shown = contestants.stream()
        .filter(contestant -> parts.stream().anyMatch(part -> measured.median(scenario, one, part.figure(), contestant.label()).isPresent()))
        .toList();
    if (parts.size() < FEWEST_PARTS) {
      return Optional.empty();
    }
    var axis = new Axis(stack.axis.replace("message", scenario.unit()), Axis.Kind.LINEAR);
    var looks = parts.stream().map(part -> new Look(part.name(), part.cssClass())).toList();
    var rows = shown.stream().map(contestant -> row(scenario, one, stack, parts, contestant)).toList();
    return Optional.of(Panel.of(
        Panel.fileName(scenario.name(), one.name(), stack.name()),
        stack.title, stack.lead, new StackedBarChart(axis, looks, rows).draw(),
        table(scenario, one, parts, shown, false), table(scenario, one, parts, shown, true)));
  }

  private StackedBarChart.Row row(ScenarioRecord scenario, CaseRecord one, Stack stack, List<Part> parts, ContestantRecord contestant) {
    var values = parts.stream().map(part -> measured.median(scenario, one, part.figure(), contestant.label()).orElse(0) / stack.divisor).toList();
    double sum = values.stream().mapToDouble(value -> Math.max(0, value)).sum();
    return new StackedBarChart.Row(contestant.label(), values, Format.number(sum));
  }

  private Table table(ScenarioRecord scenario, CaseRecord one, List<Part> parts, List<ContestantRecord> contestants, boolean exact) {
    var headings = new ArrayList<String>(List.of("contestant"));
    parts.forEach(part -> headings.add(exact ? part.figure().key() + " [" + part.figure().unit() + "]" : part.figure().words(scenario.unit())));
    var rows = contestants.stream().map(contestant -> {
      var row = new ArrayList<String>(List.of(contestant.label()));
      for (var part : parts) {
        var median = measured.median(scenario, one, part.figure(), contestant.label());
        row.add(exact ? median.isPresent() ? Double.toString(median.getAsDouble()) : "" : Cells.number(median));
      }
      return List.copyOf(row);
    }).toList();
    return new Table(headings, rows);
  }
}
