package c10k.bench.chart;

import java.util.List;

/** What ran when, row by row, and below it what else went on. */
public record OrderChart(List<Row> rows, List<Noise> noises, List<Look> looks) {
  private static final double WIDTH = 940;
  private static final double LEFT = 150;
  private static final double TOP = 4;
  private static final double ROW = 20;
  private static final double MARK = 13;
  private static final double AXIS_HEIGHT = 40;
  private static final double LEAST_WIDTH = 1.2;
  private static final int TICKS = 8;

  /** A tenth fills the row. */
  private static final double FULL = 10;

  /** Things of one kind that ran. */
  public record Row(String name, List<Mark> marks) {}

  /** One thing that ran; doubtful ones are hollow. */
  public record Mark(String cssClass, double startSeconds, double seconds, boolean good) {}

  /** A share of one over time. */
  public record Noise(String name, List<LineChart.Point> shares) {}

  /** Draws it, always to the same bytes. */
  public String draw() {
    double bottom = TOP + (rows.size() + noises.size()) * ROW;
    var legend = new Legend(looks, WIDTH);
    var svg = new Svg(WIDTH, bottom + AXIS_HEIGHT + legend.height(), "order of the trials");
    double[] ends = rows.stream().flatMap(row -> row.marks().stream()).mapToDouble(mark -> mark.startSeconds() + mark.seconds()).toArray();
    var scale = LinearScale.over(ends, LEFT, WIDTH - 8);
    var grid = new Strokes();
    scale.ticks(TICKS).forEach(tick -> grid.down(scale.at(tick), TOP, bottom - TOP));
    svg.path("grid", grid);
    for (double tick : scale.ticks(TICKS)) {
      svg.text("tick", scale.at(tick), bottom + 15, Format.tick(tick));
    }
    svg.text("axis end", WIDTH - 8, bottom + 32, "seconds since the start");
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, scale, rows.get(i), TOP + i * ROW);
    }
    for (int i = 0; i < noises.size(); i++) {
      draw(svg, scale, noises.get(i), TOP + (rows.size() + i) * ROW);
    }
    legend.draw(svg, bottom + AXIS_HEIGHT);
    return svg.end();
  }

  private static void draw(Svg svg, Scale scale, Row row, double top) {
    svg.text("name end", LEFT - 10, top + 14, row.name());
    for (var cssClass : row.marks().stream().map(Mark::cssClass).distinct().toList()) {
      for (boolean good : new boolean[] {true, false}) {
        var strokes = new Strokes();
        row.marks().stream()
            .filter(mark -> mark.cssClass().equals(cssClass) && mark.good() == good)
            .forEach(mark -> draw(strokes, scale, mark, top));
        svg.path((good ? "trial " : "odd ") + cssClass, strokes);
      }
    }
  }

  /** A stroke as thick as a mark is high, or the outline of one. */
  private static void draw(Strokes strokes, Scale scale, Mark mark, double top) {
    double x = scale.at(mark.startSeconds());
    double width = Math.max(LEAST_WIDTH, scale.at(mark.startSeconds() + mark.seconds()) - x - 0.6);
    if (mark.good()) {
      strokes.across(x, top + ROW / 2, width);
    } else {
      strokes.box(x, top + (ROW - MARK) / 2, width, MARK);
    }
  }

  /** A tenth is as high as the row: more is a run to throw away. */
  private static void draw(Svg svg, Scale scale, Noise noise, double top) {
    svg.text("tick end", LEFT - 10, top + 14, noise.name());
    var strokes = new Strokes();
    for (var point : noise.shares()) {
      double height = Math.min(1, point.y() * FULL) * (ROW - 4);
      if (height >= 0.5) {
        strokes.down(scale.at(point.x()), top + ROW - 2 - height, height);
      }
    }
    svg.line("grid", LEFT, top + ROW - 2, WIDTH - 8, top + ROW - 2);
    svg.path("noise", strokes, noise.name());
  }
}
