package c10k.bench.report;

import c10k.bench.chart.Style;
import c10k.bench.chart.Svg;
import c10k.bench.chart.Table;
import c10k.bench.result.Results;
import c10k.bench.result.ResultsFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report as one page that needs nothing else: no network, no script. The same results give the same bytes. */
final class ReportPage {
  private static final String STYLE = "results.css";
  private static final int MOST_REASONS = 12;

  /** In bytes: loads at once, and is small enough for a mail. */
  private static final int LARGEST = 295_000;

  private final Results results;
  private final Measured measured;
  private final List<ScenarioSection> sections = new ArrayList<>();
  private final Optional<Panel> order;

  /** Draws everything; histograms come from the folder. */
  ReportPage(Results results, ResultsFolder folder) throws IOException {
    this.results = results;
    this.measured = new Measured(results);
    for (var scenario : results.scenarios()) {
      sections.add(ScenarioSection.of(measured, folder, scenario));
    }
    this.order = new OrderPanel(measured).panel();
  }

  /** All charts, in the order of the page. */
  List<Panel> panels() {
    var panels = new ArrayList<Panel>();
    sections.forEach(section -> section.panels().values().forEach(panels::addAll));
    order.ifPresent(panels::add);
    return panels;
  }

  /** The page with as many charts in it as a page should have. */
  String html() throws IOException {
    var shown = new LinkedHashSet<>(panels());
    var giveWay = new ArrayDeque<>(lastFirst());
    var html = html(shown);
    while (html.getBytes(StandardCharsets.UTF_8).length > LARGEST && !giveWay.isEmpty()) {
      shown.remove(giveWay.removeFirst());
      html = html(shown);
    }
    return html;
  }

  /** A scenario's first case is shown before anybody's second one. */
  private List<Panel> lastFirst() {
    var byCase = new TreeMap<Integer, List<Panel>>(Comparator.reverseOrder());
    for (var section : sections.reversed()) {
      int place = 0;
      for (var ofCase : section.panels().values()) {
        byCase.computeIfAbsent(place, _ -> new ArrayList<>()).addAll(ofCase.reversed());
        place += ofCase.isEmpty() ? 0 : 1;
      }
    }
    return byCase.values().stream().flatMap(List::stream).toList();
  }

  private String html(Set<Panel> shown) throws IOException {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>C10K Lab: results</title>
        <style>
        """
        + Style.charts() + style() + "</style>\n</head>\n<body>\n<main>\n"
        + header() + caveats() + new Scorecard(measured, Placing.all(measured)).asHtml() + contestants()
        + sections.stream().map(section -> section.asHtml(shown)).collect(Collectors.joining())
        + order.map(panel -> "<section id=\"order\">\n<h2>In which order</h2>\n" + panel.asHtml() + "</section>\n").orElse("")
        + origin()
        + "</main>\n</body>\n</html>\n";
  }

  private static String style() throws IOException {
    try (var stream = ReportPage.class.getResourceAsStream(STYLE)) {
      if (stream == null) {
        throw new FileNotFoundException("This build lacks " + STYLE + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String header() {
    var facts = List.of(
        results.generatedAt().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", " UTC"),
        results.environment().getOrDefault("Processor", "unknown processor"),
        results.environment().getOrDefault("Cores", "?") + " cores",
        results.environment().getOrDefault("JDK", "unknown JDK"),
        "profile " + results.run().profile());
    var links = sections.stream()
        .map(section -> "<a href=\"#" + Svg.escape(section.scenario().name()) + "\">" + Svg.escape(section.scenario().name()) + "</a>")
        .collect(Collectors.joining("\n"));
    return "<header>\n<p class=\"eyebrow\">C10K Lab</p>\n<h1>What each concurrency model costs</h1>\n<p class=\"meta\">"
        + facts.stream().map(Svg::escape).collect(Collectors.joining("<span class=\"sep\"> · </span>"))
        + "</p>\n<nav>" + links + "</nav>\n</header>\n";
  }

  private String caveats() {
    var items = Remarks.caveats(results);
    var title = results.run().smokeTest() ? "Smoke test" : "Before you believe it";
    return items.isEmpty() ? "" : "<aside><h2>" + title + "</h2>\n" + list("", items) + "</aside>\n";
  }

  private static String list(String cssClass, List<String> items) {
    var html = items.stream().map(item -> "<li>" + Svg.escape(item) + "</li>").collect(Collectors.joining("\n"));
    return items.isEmpty() ? "" : "<ul class=\"" + cssClass + "\">\n" + html + "\n</ul>\n";
  }

  private String contestants() {
    var items = results.contestants().stream()
        .map(contestant -> "<li class=\"" + measured.look(contestant.label()).cssClass() + "\"><i></i><b>" + Svg.escape(contestant.label()) + "</b> <span>"
            + Svg.escape(contestant.description()) + kind(contestant.peer(), contestant.control()) + "</span></li>")
        .collect(Collectors.joining("\n"));
    var statuses = new ArrayList<>(Remarks.statuses(results));
    var reasons = Remarks.reasons(results);
    statuses.addAll(reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
    if (reasons.size() > MOST_REASONS) {
      statuses.add("and " + (reasons.size() - MOST_REASONS) + " more reasons, in trials.csv.");
    }
    return "<section id=\"contestants\">\n<h2>Who took part</h2>\n<ul class=\"entries\">\n" + items + "\n</ul>\n"
        + (statuses.isEmpty() ? "" : "<h3>What did not go well</h3>\n" + list("plain", statuses)) + "</section>\n";
  }

  private static String kind(boolean peer, boolean control) {
    return control ? " (control: the reference once more)" : peer ? " (peer, for scale)" : "";
  }

  private String origin() {
    var run = results.run();
    var rows = new ArrayList<List<String>>();
    results.environment().forEach((name, value) -> rows.add(List.of(name, value)));
    rows.add(List.of("Placement", run.placement()));
    rows.add(List.of("Flags of the servers", String.join(" ", run.serverFlags())));
    rows.add(List.of("Flags of the servers for memory", String.join(" ", run.memoryFlags())));
    rows.add(List.of("Flags of the load", String.join(" ", run.loadFlags())));
    rows.add(List.of("Seed", Long.toString(run.seed())));
    rows.add(List.of("It took", Remarks.duration(results)));
    rows.add(List.of("Trials", String.format(Locale.ROOT, "%,d", results.trials().size())));
    return "<section class=\"origin\" id=\"origin\">\n<h2>Where the numbers come from</h2>\n" + new Table(List.of("what", "value"), rows).asHtml()
        + "<h3>The same again</h3>\n<pre>" + Svg.escape(run.repeatCommand()) + "</pre>\n"
        + "<p class=\"lead\">Beside this page: results.json (everything), trials.csv, the charts as images in charts, and their data in csv.</p>\n"
        + "</section>\n";
  }
}
