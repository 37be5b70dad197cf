package c10k.bench.report;

import java.util.List;

/** Names, grid and axis of charts that have one row per contestant and a scale from left to right. */
final class RowFrame {
  private static final int TOP = 8;
  private static final int AXIS_HEIGHT = 44;
  private static final int WIDE_TICKS = 6;
  private static final int NARROW_TICKS = 4;
  private static final int TEXT_DROP = 4;

  private final ChartSize size;
  private final List<String> labels;
  private final LinearScale scale;
  private final Svg svg;

  /**
   * Draws the frame.
   *
   * @param rightMargin room for words right of the largest value
   */
  RowFrame(ChartSize size, List<String> labels, double largest, String axis, double rightMargin) {
    this.size = size;
    this.labels = List.copyOf(labels);
    this.scale = LinearScale.upTo(largest, size.labelWidth() + 1.0, size.width() - rightMargin);
    double bottom = TOP + (double) labels.size() * size.rowHeight();
    this.svg = new Svg(size.width(), bottom + AXIS_HEIGHT, axis);
    drawGrid(bottom, axis);
    drawLabels();
  }

  private void drawGrid(double bottom, String axis) {
    for (double tick : scale.ticks(size.isNarrow() ? NARROW_TICKS : WIDE_TICKS)) {
      svg.line("grid", scale.at(tick), TOP, scale.at(tick), bottom);
      svg.text(tick == 0 ? "tick start" : "tick", scale.at(tick), bottom + 17, Format.tick(tick));
    }
    svg.text("axis", size.labelWidth() + 1.0, bottom + 37, axis);
  }

  private void drawLabels() {
    for (int row = 0; row < labels.size(); row++) {
      if (size.isNarrow()) {
        svg.text("name", 0, TOP + row * (double) size.rowHeight() + 15, labels.get(row));
      } else {
        svg.text("name end", size.labelWidth() - 12.0, middle(row) + TEXT_DROP, labels.get(row));
      }
    }
  }

  /** The middle of a row's space for marks. */
  double middle(int row) {
    double top = TOP + row * (double) size.rowHeight() + size.labelHeight();
    return top + (size.rowHeight() - size.labelHeight()) / 2.0;
  }

  /** Where words end that stand at the right edge. */
  double right() {
    return size.width();
  }

  LinearScale scale() {
    return scale;
  }

  Svg svg() {
    return svg;
  }
}
