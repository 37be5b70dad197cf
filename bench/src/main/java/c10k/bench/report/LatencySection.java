package c10k.bench.report;

import c10k.bench.result.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Response times of the open loop. */
record LatencySection(Summary summary, Palette palette) {

  Optional<Section> section(int connections) {
    var series = summary.entriesWith(ScenarioKind.LATENCY, connections).stream()
        .filter(entry -> !summary.isSaturated(connections, entry.label()))
        .flatMap(entry -> summary.curve(connections, entry.label()).stream())
        .map(curve -> new PercentileChart.Series(curve.contestant(), palette.cssClass(curve.contestant()), curve.points()))
        .toList();
    return series.isEmpty() ? Optional.empty() : Optional.of(section(connections, series));
  }

  private Section section(int connections, List<PercentileChart.Series> series) {
    var chart = new PercentileChart(series);
    var plan = summary.report().plan();
    return new Section(
        String.format(Locale.ROOT, "Response time, %,d connections", connections),
        String.format(
            Locale.ROOT,
            "%,d messages per second for every server, due at random times whatever the answers; the clock starts when a message "
                + "is due, so waiting in line counts. Rounds are merged. A curve ends where fewer than ten responses lie beyond.",
            plan.rate()) + notDrawn(connections),
        series.stream().map(one -> new Section.LegendItem(one.label(), one.cssClass())).toList(),
        chart.draw(ChartSize.WIDE),
        chart.draw(ChartSize.NARROW),
        new Table(
            List.of("server", "responses", "p50 µs", "p90 µs", "p99 µs", "p99.9 µs", "largest µs", "service p99 µs", "send lag p99 µs"),
            summary.entriesWith(ScenarioKind.LATENCY, connections).stream().map(entry -> row(connections, entry.label())).toList()));
  }

  private String notDrawn(int connections) {
    var saturated = summary.entriesWith(ScenarioKind.LATENCY, connections).stream()
        .map(Entry::label)
        .filter(label -> summary.isSaturated(connections, label))
        .toList();
    return saturated.isEmpty() ? "" : " Not drawn, because in a trial it fell behind the rate: " + String.join(", ", saturated) + ".";
  }

  private List<String> row(int connections, String label) {
    return List.of(
        label,
        summary.curve(connections, label).map(curve -> String.format(Locale.ROOT, "%,d", curve.samples())).orElse(Format.NOTHING),
        Format.number(summary.percentile(connections, label, 50)),
        Format.number(summary.percentile(connections, label, 90)),
        Format.number(summary.percentile(connections, label, 99)),
        Format.number(summary.percentile(connections, label, 99.9)),
        largest(connections, label),
        Format.value(summary.figure(ScenarioKind.LATENCY, connections, label, Figure.SERVICE_P99)),
        Format.value(summary.figure(ScenarioKind.LATENCY, connections, label, Figure.SEND_LAG_P99)));
  }

  private String largest(int connections, String label) {
    return Format.number(summary.usable(ScenarioKind.LATENCY, connections, label).stream()
        .flatMapToDouble(trial -> trial.figure(Figure.RESPONSE_MAX).stream())
        .max());
  }
}
