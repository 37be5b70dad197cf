package c10k.bench.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Curves in a plane.
 *
 * @param words for those who do not see it
 * @param lines several of one look are drawn alike, and named once
 * @param guides values along the upright axis that are limits, each with its name
 */
public record LineChart(String words, Axis across, Axis upright, List<Line> lines, List<Guide> guides) {
  private static final double WIDTH = 440;
  private static final double HEIGHT = 270;
  private static final double TOP = 22;
  private static final double LEFT = 46;
  private static final double RIGHT = 10;
  private static final double BOTTOM = 46;
  private static final int TICKS_ACROSS = 5;
  private static final int TICKS_UPRIGHT = 5;
  private static final double REACH = 3;

  /**
   * What is drawn of one contestant.
   *
   * @param kind how points are drawn
   * @param pieces lines that are not joined, each of its points
   */
  public record Line(Look look, Kind kind, List<List<Point>> pieces) {

    /** Of one piece. */
    public static Line of(Look look, Kind kind, List<Point> points) {
      return new Line(look, kind, List.of(points));
    }

    private DoubleStream values(ToDoubleFunction<Point> coordinate) {
      return pieces.stream().flatMap(List::stream).mapToDouble(coordinate);
    }
  }

  /** A place in the plane. */
  public record Point(double x, double y) {}

  /** How points are drawn. */
  public enum Kind {
    CURVE,
    /** Thin, as one of several of a kind. */
    THIN,
    DOTS,
    /** At the upper edge, wherever they would be: beyond what can be shown. */
    CROSSES,
    /** From the lower to the upper edge. */
    MARKS
  }

  /** A limit. */
  public record Guide(double value, String words) {}

  /** Draws it without a legend, for a page that has one; always to the same bytes. */
  public String draw() {
    return draw(List.of());
  }

  /** Draws it with a legend. */
  public String drawWithLegend() {
    return draw(looks());
  }

  /** What a legend has to tell. */
  public List<Look> looks() {
    return lines.stream().map(Line::look).distinct().toList();
  }

  private String draw(List<Look> looks) {
    var legend = new Legend(looks, WIDTH);
    var svg = new Svg(WIDTH, HEIGHT + legend.height(), words);
    var x = across.scale(lines.stream().flatMapToDouble(line -> line.values(Point::x)).toArray(), LEFT, WIDTH - RIGHT);
    var y = upright.scale(heights(), HEIGHT - BOTTOM, TOP);
    grid(svg, x, y);
    for (var guide : guides) {
      svg.line("limit", LEFT, y.at(guide.value()), WIDTH - RIGHT, y.at(guide.value()));
      svg.text("tick end", WIDTH - RIGHT, y.at(guide.value()) - 4, guide.words());
    }
    for (var line : lines) {
      draw(svg, line, x, y);
    }
    legend.draw(svg, HEIGHT);
    return svg.end();
  }

  /** Crosses and marks have none. */
  private double[] heights() {
    var drawn = lines.stream()
        .filter(line -> line.kind() != Kind.CROSSES && line.kind() != Kind.MARKS)
        .flatMapToDouble(line -> line.values(Point::y));
    return DoubleStream.concat(drawn, guides.stream().mapToDouble(Guide::value)).toArray();
  }

  private void grid(Svg svg, Scale x, Scale y) {
    var grid = new Strokes();
    var xTicks = x.ticks(TICKS_ACROSS);
    var yTicks = y.ticks(TICKS_UPRIGHT);
    yTicks.forEach(tick -> grid.across(LEFT, y.at(tick), WIDTH - RIGHT - LEFT));
    xTicks.forEach(tick -> grid.down(x.at(tick), TOP, HEIGHT - BOTTOM - TOP));
    svg.path("grid", grid);
    yTicks.forEach(tick -> svg.text("tick end", LEFT - 6, y.at(tick) + 4, upright.label(tick)));
    xTicks.forEach(tick -> svg.text("tick", x.at(tick), HEIGHT - BOTTOM + 16, across.label(tick)));
    svg.text("axis", 0, 11, upright.words());
    svg.text("axis end", WIDTH - RIGHT, HEIGHT - BOTTOM + 34, across.words());
  }

  private static void draw(Svg svg, Line line, Scale x, Scale y) {
    var strokes = new Strokes();
    for (var piece : line.pieces()) {
      boolean begins = true;
      for (var point : piece) {
        draw(strokes, line.kind(), begins, x.at(point.x()), y.at(point.y()));
        begins = false;
      }
    }
    svg.path(cssClass(line.kind()) + " " + line.look().cssClass(), strokes, line.look().name());
  }

  private static void draw(Strokes strokes, Kind kind, boolean begins, double x, double y) {
    switch (kind) {
      case CURVE, THIN -> strokes.point(begins, x, y);
      case DOTS -> strokes.dot(x, y);
      case CROSSES -> strokes.cross(x, TOP, REACH);
      case MARKS -> strokes.down(x, TOP, HEIGHT - BOTTOM - TOP);
    }
  }

  private static String cssClass(Kind kind) {
    return switch (kind) {
      case CURVE -> "curve";
      case THIN -> "curve thin";
      case DOTS -> "dots small";
      case CROSSES -> "cross";
      case MARKS -> "mark";
    };
  }
}
