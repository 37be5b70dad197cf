package c10k.bench.report;

import c10k.bench.chart.Format;
import c10k.bench.chart.Svg;
import c10k.bench.result.Finding;
import java.util.List;

/** All answers at a glance: who is not clearly behind somebody shares a place. */
record Scorecard(Measured measured, List<Placing> placings) {

  String asHtml() {
    if (placings.isEmpty()) {
      return "<section id=\"scorecard\">\n<h2>At a glance</h2>\n<p class=\"lead\">Nothing could be compared.</p>\n</section>\n";
    }
    var html = new StringBuilder("<section id=\"scorecard\">\n<h2>At a glance</h2>\n<p class=\"lead\">");
    html.append(Svg.escape(HOW_TO_READ)).append("</p>\n<ul class=\"score\">\n");
    placings.forEach(placing -> html.append(row(placing)));
    return html.append("</ul>\n</section>\n").toString();
  }

  /** Also for the console and the README. */
  static final String HOW_TO_READ = "Groups, the best first: within a group nobody is clearly behind. Numbers are ratios to the reference, which is 1.";

  private String row(Placing placing) {
    var html = new StringBuilder("<li><a href=\"#" + Svg.escape(placing.scenario().name()) + "\"><b>" + Svg.escape(placing.scenario().title())
        + "</b></a> <span class=\"subject\">" + Svg.escape(placing.subject()) + floor(placing) + "</span>\n<div class=\"groups\">");
    for (var group : placing.groups()) {
      html.append("<div class=\"group\">").append(chips(placing, group)).append("</div>");
    }
    if (!placing.others().isEmpty()) {
      html.append("<div class=\"group unranked\"><span class=\"tag\">").append(placing.groups().isEmpty() ? "too few rounds for ranks" : "not ranked")
          .append("</span>").append(chips(placing, placing.others())).append("</div>");
    }
    return html.append("</div></li>\n").toString();
  }

  private static String floor(Placing placing) {
    return placing.floor().map(floor -> " · equals differ by up to " + Format.percent(floor.tolerance())).orElse("");
  }

  private String chips(Placing placing, List<Finding> findings) {
    var html = new StringBuilder();
    for (var finding : findings) {
      var look = measured.look(finding.contestant());
      html.append("<span class=\"chip").append(measured.contestant(finding.contestant()).peer() ? " outside" : "").append("\">")
          .append("<i class=\"" + look.cssClass() + "\"></i>").append(Svg.escape(finding.contestant()))
          .append(" <small>").append(Svg.escape(placing.words(finding)))
          .append("</small></span>");
    }
    return html.toString();
  }
}
