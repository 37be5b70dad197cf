package c10k.bench.report;

import java.util.List;

/** When each trial ran, and how far it was from its contestant's median: drift and disturbance show. */
record RunOrderChart(List<Row> rows) {
  private static final double MARK_HEIGHT = 18;
  private static final double RIGHT_MARGIN = 14;

  /** One contestant's trials. */
  record Row(String label, String cssClass, List<Mark> marks) {}

  /** One trial. */
  record Mark(double startSeconds, double seconds, boolean good, String words) {}

  String draw(ChartSize size) {
    double end = rows.stream()
        .flatMap(row -> row.marks().stream())
        .mapToDouble(mark -> mark.startSeconds() + mark.seconds())
        .max()
        .orElse(0);
    var frame = new RowFrame(size, rows.stream().map(Row::label).toList(), end, "seconds since the first trial", RIGHT_MARGIN);
    for (int i = 0; i < rows.size(); i++) {
      for (var mark : rows.get(i).marks()) {
        draw(frame, rows.get(i), mark, frame.middle(i));
      }
    }
    return frame.svg().end();
  }

  private static void draw(RowFrame frame, Row row, Mark mark, double y) {
    double x = frame.scale().at(mark.startSeconds());
    double width = Math.max(2, frame.scale().at(mark.startSeconds() + mark.seconds()) - x - 1);
    frame.svg().rect((mark.good() ? "trial " : "trial odd ") + row.cssClass(), x, y - MARK_HEIGHT / 2, width, MARK_HEIGHT, mark.words());
  }
}
