package c10k.bench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes an SVG image for use within an HTML page. Colours and fonts come from classes, so that the
 * page decides on light and dark. The same calls give the same bytes.
 */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  Svg(double width, double height, String label) {
    out.append("<svg viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height))
        .append("\" role=\"img\" aria-label=\"").append(escape(label)).append("\">\n");
  }

  Svg rect(String cssClass, double x, double y, double width, double height) {
    open("rect", cssClass).at("x", x).at("y", y).at("width", Math.max(0, width)).at("height", Math.max(0, height));
    return close();
  }

  /** A rectangle that tells more when pointed at. */
  Svg rect(String cssClass, double x, double y, double width, double height, String title) {
    open("rect", cssClass).at("x", x).at("y", y).at("width", Math.max(0, width)).at("height", Math.max(0, height));
    return closeWithTitle("rect", title);
  }

  Svg circle(String cssClass, double x, double y, double radius, String title) {
    open("circle", cssClass).at("cx", x).at("cy", y).at("r", radius);
    return closeWithTitle("circle", title);
  }

  Svg line(String cssClass, double x1, double y1, double x2, double y2) {
    open("line", cssClass).at("x1", x1).at("y1", y1).at("x2", x2).at("y2", y2);
    return close();
  }

  /** A line through points, given as x, y, x, y, ... */
  Svg polyline(String cssClass, double[] points, String title) {
    open("polyline", cssClass);
    out.append(" points=\"");
    for (int i = 0; i < points.length; i++) {
      out.append(i == 0 ? "" : " ").append(number(points[i]));
    }
    out.append('"');
    return closeWithTitle("polyline", title);
  }

  Svg text(String cssClass, double x, double y, String text) {
    open("text", cssClass).at("x", x).at("y", y);
    out.append('>').append(escape(text)).append("</text>\n");
    return this;
  }

  /** The finished image. */
  String end() {
    return out + "</svg>\n";
  }

  private Svg open(String element, String cssClass) {
    out.append('<').append(element).append(" class=\"").append(escape(cssClass)).append('"');
    return this;
  }

  private Svg at(String name, double value) {
    out.append(' ').append(name).append("=\"").append(number(value)).append('"');
    return this;
  }

  private Svg close() {
    out.append("/>\n");
    return this;
  }

  private Svg closeWithTitle(String element, String title) {
    out.append("><title>").append(escape(title)).append("</title></").append(element).append(">\n");
    return this;
  }

  /** A tenth of a pixel is exact enough. */
  static String number(double value) {
    var rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
