package c10k.bench.chart;

import java.util.List;

/** Names, grid and axis of charts that have one row per contestant, below its name, and a scale from left to right. */
final class RowFrame {
  static final double WIDTH = 440;
  private static final double TOP = 6;
  private static final double AXIS_HEIGHT = 38;
  private static final double ROW = 40;
  private static final double NAME = 13;
  private static final double MIDDLE = 25;
  private static final double EDGE = 6;
  private static final int TICKS = 5;

  private final Scale scale;
  private final Svg svg;
  private final double bottom;

  /** Draws the frame without the names, so that these come to lie above what is drawn into it. */
  RowFrame(int rows, double[] values, Axis axis, Legend legend) {
    this.scale = axis.scale(values, EDGE, WIDTH - EDGE);
    this.bottom = TOP + rows * ROW;
    this.svg = new Svg(WIDTH, bottom + AXIS_HEIGHT + legend.height(), axis.words());
    var grid = new Strokes();
    scale.ticks(TICKS).forEach(tick -> grid.down(scale.at(tick), TOP, bottom - TOP));
    svg.path("grid", grid);
    for (double tick : scale.ticks(TICKS)) {
      svg.text(tick == 0 ? "tick start" : "tick", tick == 0 ? 0 : scale.at(tick), bottom + 15, axis.label(tick));
    }
    svg.text("axis", 0, bottom + 33, axis.words());
    legend.draw(svg, bottom + AXIS_HEIGHT + 4);
  }

  /** Names at the left, values at the right. */
  String end(List<String> names, List<String> values) {
    for (int row = 0; row < names.size(); row++) {
      svg.text("name", 0, TOP + row * ROW + NAME, names.get(row));
      svg.text("value end", WIDTH, TOP + row * ROW + NAME, values.get(row));
    }
    return svg.end();
  }

  /** The middle of a row's space for marks. */
  double middle(int row) {
    return TOP + row * ROW + MIDDLE;
  }

  double top() {
    return TOP;
  }

  double bottom() {
    return bottom;
  }

  Scale scale() {
    return scale;
  }

  Svg svg() {
    return svg;
  }
}
