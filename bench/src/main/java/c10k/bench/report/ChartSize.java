package c10k.bench.report;

/**
 * Every chart is drawn twice, and the page shows what fits: a chart merely shrunk to a phone would
 * have letters too small to read.
 */
enum ChartSize {
  WIDE(880, 210, 34, 0),
  NARROW(350, 0, 50, 20);

  private final int width;
  private final int labelWidth;
  private final int rowHeight;
  private final int labelHeight;

  ChartSize(int width, int labelWidth, int rowHeight, int labelHeight) {
    this.width = width;
    this.labelWidth = labelWidth;
    this.rowHeight = rowHeight;
    this.labelHeight = labelHeight;
  }

  int width() {
    return width;
  }

  /** Of the column of names; narrow charts have names above their rows instead. */
  int labelWidth() {
    return labelWidth;
  }

  int rowHeight() {
    return rowHeight;
  }

  /** Of a name above its row. */
  int labelHeight() {
    return labelHeight;
  }

  boolean isNarrow() {
    return this == NARROW;
  }
}
