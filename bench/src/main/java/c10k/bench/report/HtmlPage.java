package c10k.bench.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as one page that needs nothing else: no network, no script. */
final class HtmlPage {
  private static final String STYLE = "page.css";

  private final BenchReport report;
  private final Summary summary;
  private final Palette palette;

  private HtmlPage(BenchReport report) {
    this.report = report;
    this.summary = new Summary(report);
    this.palette = new Palette(report);
  }

  static String of(BenchReport report) throws IOException {
    return new HtmlPage(report).html();
  }

  private String html() throws IOException {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>C10K Lab: the models compared</title>
        <style>
        """
        + style() + "</style>\n</head>\n<body>\n<main>\n"
        + header() + caveats() + headlines() + contestants()
        + sections().stream().map(Section::asHtml).collect(Collectors.joining())
        + environment()
        + "</main>\n</body>\n</html>\n";
  }

  private static String style() throws IOException {
    try (var stream = HtmlPage.class.getResourceAsStream(STYLE)) {
      if (stream == null) {
        throw new FileNotFoundException("This build lacks " + STYLE + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String header() {
    var plan = report.plan();
    var facts = List.of(
        report.generatedAt().replace('T', ' ').replace("Z", " UTC"),
        report.environment().getOrDefault("Processor", "unknown processor") + ", "
            + report.environment().getOrDefault("Cores", "?") + " cores",
        report.environment().getOrDefault("JDK", "unknown JDK"),
        "profile " + plan.profile() + ", " + plan.roundsDone() + (plan.roundsDone() == 1 ? " round" : " rounds"));
    return "<header>\n<p class=\"eyebrow\">C10K Lab</p>\n<h1>One " + Svg.escape(Wording.server(report)) + " server, "
        + Svg.escape(counted(models())) + "</h1>\n<p class=\"meta\">"
        + facts.stream().map(Svg::escape).collect(Collectors.joining("<span class=\"dot\"> · </span>"))
        + "</p>\n</header>\n";
  }

  private long models() {
    return report.contestants().stream().filter(entry -> !entry.peer() && !entry.control()).count();
  }

  private static String counted(long models) {
    return models == 1 ? "one concurrency model" : models + " concurrency models";
  }

  private String caveats() {
    var items = new ArrayList<String>(report.caveats());
    report.contestants().stream()
        .filter(entry -> !entry.whyNot().isEmpty())
        .forEach(entry -> items.add(entry.label() + " has no numbers: " + entry.whyNot() + "."));
    var list = items.stream().map(item -> "<li>" + Svg.escape(item) + "</li>").collect(Collectors.joining("\n"));
    var title = report.plan().smokeTest() ? "Smoke test" : "Before you believe it";
    return items.isEmpty() ? "" : "<aside><h2>" + title + "</h2>\n<ul>\n" + list + "\n</ul></aside>\n";
  }

  private String headlines() {
    var html = new StringBuilder("<section>\n<h2>At a glance</h2>\n");
    for (var headline : HeadlineTable.all(summary)) {
      html.append("<h3>").append(Svg.escape(headline.title())).append("</h3>\n").append(headline.table().asHtml());
    }
    var sentences = new ArrayList<String>(Wording.columns(report));
    sentences.addAll(Wording.statuses(report));
    sentences.forEach(text -> html.append("<p class=\"lead\">").append(Svg.escape(text)).append("</p>\n"));
    return html + "</section>\n";
  }

  private String contestants() {
    var items = report.contestants().stream()
        .map(entry -> "<li><span class=\"swatch " + palette.cssClass(entry.label()) + "\"></span><b>" + Svg.escape(entry.label())
            + "</b> " + Svg.escape(entry.description()) + "</li>")
        .collect(Collectors.joining("\n"));
    return "<section>\n<h2>Who takes part</h2>\n<ul class=\"entries\">\n" + items + "\n</ul>\n</section>\n";
  }

  private List<Section> sections() {
    var sections = new ArrayList<Section>();
    for (int connections : report.plan().connections()) {
      for (var kind : ScenarioKind.values()) {
        if (kind.isCapacity()) {
          sections.addAll(new CapacitySections(summary, palette, kind).sections(connections));
        }
      }
      new LatencySection(summary, palette).section(connections).ifPresent(sections::add);
    }
    new MemorySection(summary).section().ifPresent(sections::add);
    sections.add(new OrderSection(summary, palette).section());
    return sections;
  }

  private String environment() {
    var plan = report.plan();
    var rows = new ArrayList<List<String>>();
    report.environment().forEach((name, value) -> rows.add(List.of(name, value)));
    rows.add(List.of("Placement", plan.placement()));
    rows.add(List.of("Flags of the servers", String.join(" ", plan.serverFlags())));
    rows.add(List.of("Flags of the servers for memory", String.join(" ", plan.memoryFlags())));
    rows.add(List.of("Flags of the load", String.join(" ", plan.loadFlags())));
    rows.add(List.of("Seed", Long.toString(plan.seed())));
    rows.add(List.of("A trial", String.format(
        Locale.ROOT,
        "warm-up %s s, then idle until the compilers rest, then %s s closed loop or %s s open loop",
        plan.warmupSeconds(), plan.echoSeconds(), plan.latencySeconds())));
    return "<section class=\"environment\">\n<h2>Where the numbers come from</h2>\n" + new Table(List.of("what", "value"), rows).asHtml()
        + "<p>The same again:</p>\n<pre>" + Svg.escape(plan.repeatCommand()) + "</pre>\n"
        + "<p class=\"lead\">Beside this page: results.json (everything), trials.csv, jmh.json (for JMH's tools), and the histograms.</p>\n"
        + "</section>\n";
  }
}
