package c10k.bench.report;

import c10k.bench.chart.LineChart;
import c10k.bench.chart.Look;
import c10k.bench.chart.Svg;
import c10k.bench.chart.Table;
import java.util.List;

/**
 * A chart with what belongs to it.
 *
 * @param name of its files, without an ending
 * @param lead how to read it
 * @param image for the page
 * @param alone for a file of its own
 * @param looks what the page's legend has to tell
 * @param data behind it, for readers
 * @param csv the same for programs, to the last digit
 * @param place among others: empty, or a class of the style
 */
record Panel(String name, String title, String lead, String image, String alone, List<Look> looks, Table data, Table csv, String place) {

  /** A chart in which names stand beside what they name. */
  static Panel of(String name, String title, String lead, String image, Table data, Table csv) {
    return new Panel(name, title, lead, image, image, List.of(), data, csv, "");
  }

  /** A chart that needs a legend. */
  static Panel of(String name, String title, String lead, LineChart chart, Table data, Table csv) {
    return new Panel(name, title, lead, chart.draw(), chart.drawWithLegend(), chart.looks(), data, csv, "");
  }

  /** A name for files, of parts. */
  static String fileName(String... parts) {
    return String.join("-", parts).replaceAll("[^A-Za-z0-9.]+", "-");
  }

  /** The same at the left, so that the next one stands beside it. */
  Panel atLeft() {
    return new Panel(name, title, lead, image, alone, looks, data, csv, " class=\"left\"");
  }

  String asHtml() {
    return "<figure" + place + ">\n<figcaption><b>" + Svg.escape(title) + "</b> " + Svg.escape(lead) + "</figcaption>\n<div class=\"image\">" + image + "</div>\n"
        + "<details><summary>The numbers</summary>\n" + data.asHtml() + "</details>\n</figure>\n";
  }

  /** Where it is, when it is not in the page. */
  String asLink() {
    return "<li>" + Svg.escape(title) + " <a href=\"charts/" + name + ".svg\">chart</a>, <a href=\"csv/" + name + ".csv\">numbers</a></li>\n";
  }
}
