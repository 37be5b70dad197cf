package c10k.bench.chart;

import java.util.List;

/** Parts of a whole, stacked from left to right. */
public record StackedBarChart(Axis axis, List<Look> parts, List<Row> rows) {
  private static final double THICKNESS = 14;

  /** White space between neighbours, so that they part without a border. */
  private static final double SEAM = 1.5;

  /** One contestant: a value for each part; a value below zero is noise, and takes no room. */
  public record Row(String name, List<Double> values, String remark) {

    double total() {
      return values.stream().mapToDouble(value -> Math.max(0, value)).sum();
    }
  }

  /** Draws it, always to the same bytes. */
  public String draw() {
    var frame = new RowFrame(rows.size(), rows.stream().mapToDouble(Row::total).toArray(), axis, new Legend(parts, RowFrame.WIDTH));
    for (int i = 0; i < rows.size(); i++) {
      draw(frame, rows.get(i), frame.middle(i));
    }
    return frame.end(rows.stream().map(Row::name).toList(), rows.stream().map(Row::remark).toList());
  }

  private void draw(RowFrame frame, Row row, double y) {
    double sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      double value = Math.max(0, row.values().get(i));
      double x = frame.scale().at(sum);
      sum += value;
      double width = frame.scale().at(sum) - x;
      if (width > SEAM) {
        frame.svg().rect(parts.get(i).cssClass(), x, y - THICKNESS / 2, width - SEAM, THICKNESS,
            parts.get(i).name() + ": " + Format.number(value));
      }
    }
  }
}
