package c10k.bench.chart;

import java.util.List;

/** Names of colours below a chart, broken into lines. */
final class Legend {
  private static final double LINE = 18;
  private static final double SWATCH = 22;
  private static final double GAP = 14;

  /** Of an average letter: fonts differ, so names are given a little room. */
  private static final double LETTER = 6.3;

  private final List<Look> looks;
  private final double width;

  Legend(List<Look> looks, double width) {
    this.looks = looks;
    this.width = width;
  }

  double height() {
    return looks.isEmpty() ? 0 : walk((look, x, y) -> {}) + LINE + 4;
  }

  void draw(Svg svg, double top) {
    walk((look, x, y) -> {
      svg.path("curve " + look.cssClass(), new Strokes().across(x, top + y - 4, SWATCH - 6));
      svg.text("key", x + SWATCH, top + y, look.name());
    });
  }

  private interface Visitor {
    void at(Look look, double x, double y);
  }

  /** Returns the place of the last line. */
  private double walk(Visitor visitor) {
    double x = 0;
    double y = LINE - 5;
    for (var look : looks) {
      double needed = SWATCH + look.name().length() * LETTER;
      if (x > 0 && x + needed > width) {
        x = 0;
        y += LINE;
      }
      visitor.at(look, x, y);
      x += needed + GAP;
    }
    return y - LINE + 5;
  }
}
