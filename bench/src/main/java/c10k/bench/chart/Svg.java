package c10k.bench.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes an SVG image. Colours and fonts come from classes, so that the style decides on light and dark. The same calls give the same bytes.
 */
public final class Svg {
  private static final String OPENING = "<svg ";

  private final StringBuilder out = new StringBuilder();

  Svg(double width, double height, String label) {
    out.append(OPENING).append("viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height))
        .append("\" role=\"img\" aria-label=\"").append(escape(label)).append("\">\n");
  }

  /** Makes an image for a page into one for a file of its own: with a size, a background and the style. */
  public static String standalone(String image, String style) {
    int end = image.indexOf('>') + 1;
    return OPENING + "xmlns=\"http://www.w3.org/2000/svg\" class=\"alone\" " + image.substring(OPENING.length(), end)
        + "\n<style>\n" + style + "</style>" + image.substring(end);
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

  Svg line(String cssClass, double x1, double y1, double x2, double y2) {
    open("line", cssClass).at("x1", x1).at("y1", y1).at("x2", x2).at("y2", y2);
    return close();
  }

  /** Strokes without a word. */
  Svg path(String cssClass, Strokes strokes) {
    if (!strokes.isEmpty()) {
      open("path", cssClass);
      out.append(" d=\"").append(strokes).append("\"/>\n");
    }
    return this;
  }

  /** Strokes that tell more when pointed at; nothing if there are none. */
  Svg path(String cssClass, Strokes strokes, String title) {
    if (strokes.isEmpty()) {
      return this;
    }
    open("path", cssClass);
    out.append(" d=\"").append(strokes).append('"');
    return closeWithTitle("path", title);
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

  /** Text as it must be written within HTML and SVG. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
