package c10k.bench.report;

import java.util.List;

/** Every trial as a dot, a stroke at the median, and the median in figures at the right edge. */
record DotChart(String axis, List<Row> rows) {
  private static final double RADIUS = 5;
  private static final double STROKE = 11;
  private static final double RIGHT_MARGIN = 88;

  /** One contestant. */
  record Row(String label, String cssClass, Cell cell, String value) {}

  String draw(ChartSize size) {
    double largest = rows.stream().flatMap(row -> row.cell().each().stream()).mapToDouble(Double::doubleValue).max().orElse(0);
    var frame = new RowFrame(size, rows.stream().map(Row::label).toList(), largest, axis, RIGHT_MARGIN);
    for (int i = 0; i < rows.size(); i++) {
      draw(frame, rows.get(i), frame.middle(i));
    }
    return frame.svg().end();
  }

  private static void draw(RowFrame frame, Row row, double y) {
    var scale = frame.scale();
    double median = scale.at(row.cell().value());
    frame.svg().line("row", scale.at(0), y, median, y);
    frame.svg().line("median", median, y - STROKE, median, y + STROKE);
    for (int i = 0; i < row.cell().each().size(); i++) {
      double value = row.cell().each().get(i);
      frame.svg().circle("dot " + row.cssClass(), scale.at(value), y, RADIUS,
          row.label() + ", trial " + (i + 1) + ": " + Format.number(value));
    }
    frame.svg().text("value end", frame.right(), y + 4, row.value());
  }
}
