package c10k.bench.report;

import c10k.bench.chart.Format;
import c10k.bench.chart.LineChart;
import c10k.bench.chart.OrderChart;
import c10k.bench.chart.Table;
import c10k.bench.result.ScenarioRecord;
import c10k.bench.result.TrialRecord;
import c10k.bench.result.TrialStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** In which order launches ran, and what else the machine did meanwhile. */
record OrderPanel(Measured measured) {

  /** Empty if nothing ran. */
  Optional<Panel> panel() {
    var launches = launches();
    if (launches.isEmpty()) {
      return Optional.empty();
    }
    var scenarios = measured.results().scenarios().stream().filter(scenario -> !of(scenario, launches).isEmpty()).toList();
    var rows = scenarios.stream()
        .map(scenario -> new OrderChart.Row(scenario.name(), of(scenario, launches).stream().map(this::mark).toList()))
        .toList();
    var looks = measured.results().contestants().stream()
        .filter(contestant -> launches.stream().anyMatch(trial -> trial.contestant().equals(contestant.label())))
        .map(contestant -> measured.look(contestant.label()))
        .toList();
    var noises = List.of(noise("stolen", launches, TrialRecord::steal), noise("other programs", launches, TrialRecord::foreign));
    return Optional.of(Panel.of(
        "order", "Order of the trials.",
        "Each round runs everybody in random order, the next one mirrored, so drift favours nobody. Hollow: not ok, or repeated because the machine "
            + "was disturbed. Below: shares of the machine that the hypervisor and other programs took; as high as the row is 10 %.",
        new OrderChart(rows, noises, looks).draw(), data(scenarios, launches), csv(launches)));
  }

  /** Several cases of one launch ran together. */
  private List<TrialRecord> launches() {
    var launches = new LinkedHashMap<List<Object>, TrialRecord>();
    for (var trial : measured.results().trials()) {
      launches.putIfAbsent(List.of(trial.scenario(), trial.contestant(), trial.round(), trial.attempt(), trial.startSeconds()), trial);
    }
    return List.copyOf(launches.values());
  }

  private static List<TrialRecord> of(ScenarioRecord scenario, List<TrialRecord> launches) {
    return launches.stream().filter(trial -> trial.scenario().equals(scenario.name())).toList();
  }

  private OrderChart.Mark mark(TrialRecord trial) {
    return new OrderChart.Mark(
        measured.look(trial.contestant()).cssClass(), trial.startSeconds(), trial.seconds(), trial.status() == TrialStatus.OK);
  }

  private static OrderChart.Noise noise(String name, List<TrialRecord> launches, ToDoubleFunction<TrialRecord> share) {
    var points = launches.stream().map(trial -> new LineChart.Point(trial.startSeconds() + trial.seconds() / 2, share.applyAsDouble(trial))).toList();
    return new OrderChart.Noise(name, points);
  }

  private static Table data(List<ScenarioRecord> scenarios, List<TrialRecord> launches) {
    var rows = new ArrayList<List<String>>();
    for (var scenario : scenarios) {
      var own = of(scenario, launches);
      rows.add(List.of(
          scenario.name(),
          Integer.toString(own.size()),
          Long.toString(own.stream().filter(trial -> trial.status() == TrialStatus.DISTURBED).count()),
          Long.toString(own.stream().filter(trial -> trial.status() != TrialStatus.OK && trial.status() != TrialStatus.DISTURBED).count()),
          Format.percent(own.stream().mapToDouble(TrialRecord::steal).max().orElse(0)),
          Format.percent(own.stream().mapToDouble(TrialRecord::foreign).max().orElse(0))));
    }
    return new Table(List.of("scenario", "launches", "disturbed", "otherwise not ok", "most stolen", "most of other programs"), rows);
  }

  private static Table csv(List<TrialRecord> launches) {
    return new Table(
        List.of("scenario", "contestant", "round", "attempt", "status", "start [s]", "took [s]", "stolen [share]", "foreign [share]"),
        launches.stream().map(trial -> List.of(
            trial.scenario(), trial.contestant(), Integer.toString(trial.round()), Integer.toString(trial.attempt()), trial.status().name(),
            Double.toString(trial.startSeconds()), Double.toString(trial.seconds()), Double.toString(trial.steal()),
            Double.toString(trial.foreign()))).toList());
  }
}
