package c10k.bench.report;

import java.util.List;

/**
 * A part of the page: a chart in both sizes, and the table of its data.
 *
 * @param lead how to read the chart
 * @param legend what colours mean, where names in the chart do not tell
 */
record Section(String title, String lead, List<LegendItem> legend, String wide, String narrow, Table data) {

  /** A colour and its meaning. */
  record LegendItem(String name, String cssClass) {}

  String asHtml() {
    return "<section>\n<h2>" + Svg.escape(title) + "</h2>\n<p class=\"lead\">" + Svg.escape(lead) + "</p>\n"
        + legendHtml()
        + "<div class=\"wide\">" + wide + "</div>\n<div class=\"narrow\">" + narrow + "</div>\n"
        + "<details><summary>The numbers</summary>\n" + data.asHtml() + "</details>\n</section>\n";
  }

  private String legendHtml() {
    var html = new StringBuilder();
    for (var item : legend) {
      html.append("<li><span class=\"swatch ").append(item.cssClass()).append("\"></span>").append(Svg.escape(item.name())).append("</li>");
    }
    return legend.isEmpty() ? "" : "<ul class=\"legend\">" + html + "</ul>\n";
  }
}
