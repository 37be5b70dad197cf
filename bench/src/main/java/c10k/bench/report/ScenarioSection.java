package c10k.bench.report;

import c10k.bench.chart.Svg;
import c10k.bench.result.CaseRecord;
import c10k.bench.result.ResultsFolder;
import c10k.bench.result.ScenarioRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scenario's part of the page. Which charts there are follows from what was measured, so that a new scenario needs nothing here.
 *
 * @param panels charts by case
 */
record ScenarioSection(Measured measured, ScenarioRecord scenario, Map<CaseRecord, List<Panel>> panels) {

  static ScenarioSection of(Measured measured, ResultsFolder folder, ScenarioRecord scenario) throws IOException {
    var panels = new LinkedHashMap<CaseRecord, List<Panel>>();
    for (var one : scenario.cases()) {
      panels.put(one, panels(measured, folder, scenario, one));
    }
    return new ScenarioSection(measured, scenario, panels);
  }

  private static List<Panel> panels(Measured measured, ResultsFolder folder, ScenarioRecord scenario, CaseRecord one) throws IOException {
    var panels = new ArrayList<Panel>();
    TrialPanel.of(measured, scenario, one).ifPresent(panels::add);
    panels.addAll(new StackPanels(measured).of(scenario, one));
    addRow(panels, new SweepPanels(measured).of(scenario, one));
    addRow(panels, new CurvePanels(measured, folder).of(scenario, one));
    addRow(panels, new SpikePanels(measured).of(scenario, one));
    addRow(panels, new SeriesPanels(measured).of(scenario, one));
    return panels;
  }

  /** What is to be compared stands side by side. */
  private static void addRow(List<Panel> panels, List<Panel> row) {
    for (int i = 0; i < row.size(); i++) {
      panels.add(i == 0 ? row.getFirst().atLeft() : row.get(i));
    }
  }

  /** The section with those charts in it that the page has room for; of the others it tells where they are. */
  String asHtml(Set<Panel> shown) {
    var html = new StringBuilder("<section id=\"" + Svg.escape(scenario.name()) + "\">\n");
    html.append("<p class=\"eyebrow\">").append(Svg.escape(scenario.id() + " · " + scenario.title())).append("</p>\n");
    html.append("<h2>").append(Svg.escape(scenario.question())).append("</h2>\n");
    html.append("<p class=\"lead\">").append(Svg.escape(scenario.method() + " " + rounds())).append("</p>\n");
    new ClaimsTable(measured, scenario).table().ifPresent(table -> html.append("<div class=\"words\">").append(table.asHtml()).append("</div>\n"));
    scenario.cases().forEach(one -> html.append(caseHtml(one, shown)));
    return html.append("</section>\n").toString();
  }

  private String rounds() {
    return scenario.roundsDone() == scenario.rounds()
        ? scenario.rounds() + (scenario.rounds() == 1 ? " round." : " rounds.")
        : scenario.roundsDone() + " of " + scenario.rounds() + " rounds are complete.";
  }

  private String caseHtml(CaseRecord one, Set<Panel> shown) {
    var answer = new Answer(measured, scenario, one).table();
    if (answer.isEmpty()) {
      return "";
    }
    var html = new StringBuilder();
    if (scenario.cases().size() > 1) {
      html.append("<h3>").append(Svg.escape(one.words())).append("</h3>\n");
    }
    html.append("<div class=\"answer\">").append(answer.get().asHtml()).append("</div>\n");
    var all = panels.getOrDefault(one, List.of());
    var drawn = all.stream().filter(shown::contains).toList();
    var elsewhere = all.stream().filter(panel -> !shown.contains(panel)).toList();
    html.append(legend(drawn));
    if (!drawn.isEmpty()) {
      html.append("<div class=\"charts\">\n");
      drawn.forEach(panel -> html.append(panel.asHtml()));
      html.append("</div>\n");
    }
    if (!elsewhere.isEmpty()) {
      html.append("<ul class=\"elsewhere\">\n");
      elsewhere.forEach(panel -> html.append(panel.asLink()));
      html.append("</ul>\n");
    }
    return html.toString();
  }

  /** One for all charts of a case, which name the same contestants. */
  private static String legend(List<Panel> drawn) {
    var items = drawn.stream()
        .flatMap(panel -> panel.looks().stream())
        .distinct()
        .map(look -> "<li class=\"" + look.cssClass() + "\"><svg viewBox=\"0 0 22 4\"><path class=\"curve " + look.cssClass() + "\" d=\"M1 2h20\"/></svg><span>"
            + Svg.escape(look.name()) + "</span></li>")
        .collect(Collectors.joining("\n"));
    return items.isEmpty() ? "" : "<ul class=\"legend\">\n" + items + "\n</ul>\n";
  }
}
