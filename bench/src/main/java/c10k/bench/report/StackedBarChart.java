package c10k.bench.report;

import java.util.List;

/** Parts of a whole, stacked from left to right, with the whole and a remark at the end. */
record StackedBarChart(String axis, List<Part> parts, List<Row> rows) {
  private static final double THICKNESS = 18;
  private static final double WIDE_MARGIN = 130;
  private static final double NARROW_MARGIN = 104;
  private static final double GAP = 8;

  /** White space between neighbours, so that they part without a border. */
  private static final double SEAM = 1.5;

  /** A part, the same in all rows. */
  record Part(String name, String cssClass) {}

  /** One contestant: a value for each part; a value below zero is noise, and takes no room. */
  record Row(String label, List<Double> values, String remark) {

    double total() {
      return values.stream().mapToDouble(value -> Math.max(0, value)).sum();
    }
  }

  String draw(ChartSize size) {
    double largest = rows.stream().mapToDouble(Row::total).max().orElse(0);
    double margin = size.isNarrow() ? NARROW_MARGIN : WIDE_MARGIN;
    var frame = new RowFrame(size, rows.stream().map(Row::label).toList(), largest, axis, margin);
    for (int i = 0; i < rows.size(); i++) {
      draw(frame, rows.get(i), frame.middle(i));
    }
    return frame.svg().end();
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
            row.label() + ", " + parts.get(i).name() + ": " + Format.number(value));
      }
    }
    frame.svg().text("value", frame.scale().at(sum) + GAP, y + 4, row.remark());
  }
}
