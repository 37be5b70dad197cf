package c10k.bench.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Response times by percentile, both axes logarithmic: from left to right each step is a tenth of
 * the responses that the step before left over.
 */
record PercentileChart(List<Series> series) {
  private static final int TOP = 14;
  private static final int LEFT = 62;
  private static final int BOTTOM = 48;
  private static final int WIDE_HEIGHT = 380;
  private static final int NARROW_HEIGHT = 330;
  private static final int WIDE_MARGIN = 190;
  private static final int NARROW_MARGIN = 14;
  private static final int LABEL_LINE = 17;
  private static final double ALL = 100;
  private static final double[] LABELLED = {50, 90, 99, 99.9, 99.99, 99.999};
  private static final int[] DIGITS = {1, 2, 5};

  /** One contestant's curve. */
  record Series(String label, String cssClass, List<CurvePoint> points) {

    double last() {
      return points.getLast().micros();
    }
  }

  String draw(ChartSize size) {
    return new Drawing(this, size).draw();
  }

  /** One drawing; used once. */
  private static final class Drawing {
    private final PercentileChart chart;
    private final ChartSize size;
    private final double right;
    private final double bottom;
    private final double lowest;
    private final double highest;
    private final double farthest;
    private final Svg svg;

    Drawing(PercentileChart chart, ChartSize size) {
      this.chart = chart;
      this.size = size;
      this.right = size.width() - (double) (size.isNarrow() ? NARROW_MARGIN : WIDE_MARGIN);
      double height = size.isNarrow() ? NARROW_HEIGHT : WIDE_HEIGHT;
      this.bottom = height - BOTTOM;
      var all = chart.series().stream().flatMap(series -> series.points().stream()).toList();
      this.lowest = floor(all.stream().mapToDouble(CurvePoint::micros).min().orElse(1));
      this.highest = ceiling(all.stream().mapToDouble(CurvePoint::micros).max().orElse(1));
      this.farthest = all.stream().mapToDouble(point -> nines(point.percentile())).max().orElse(1);
      this.svg = new Svg(size.width(), height, "Response time by percentile");
    }

    String draw() {
      drawTimes();
      drawPercentiles();
      chart.series().forEach(this::drawCurve);
      if (!size.isNarrow()) {
        drawNames();
      }
      return svg.end();
    }

    private void drawTimes() {
      for (double decade = Math.pow(10, Math.floor(Math.log10(lowest))); decade <= highest; decade *= 10) {
        for (int digit : DIGITS) {
          double micros = digit * decade;
          if (micros >= lowest && micros <= highest) {
            svg.line("grid", LEFT, y(micros), right, y(micros));
            svg.text("tick end", LEFT - 8.0, y(micros) + 4, time(micros));
          }
        }
      }
    }

    private void drawPercentiles() {
      for (double percentile : LABELLED) {
        if (nines(percentile) <= farthest + 1e-9) {
          svg.line("grid", x(percentile), TOP, x(percentile), bottom);
          svg.text("tick", x(percentile), bottom + 18, BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString() + " %");
        }
      }
      svg.text("axis", LEFT, bottom + 40, "this share of responses took at most so long");
    }

    private void drawCurve(Series series) {
      var points = new double[2 * series.points().size()];
      for (int i = 0; i < series.points().size(); i++) {
        points[2 * i] = x(series.points().get(i).percentile());
        points[2 * i + 1] = y(series.points().get(i).micros());
      }
      svg.polyline("curve " + series.cssClass(), points, series.label());
    }

    /** Names stand where their curves end, moved apart where they would overlap. */
    private void drawNames() {
      var sorted = new ArrayList<>(chart.series());
      sorted.sort(Comparator.comparingDouble(Series::last).reversed());
      double y = TOP - LABEL_LINE;
      double lowestName = bottom - (sorted.size() - 1.0) * LABEL_LINE;
      for (var series : sorted) {
        y = Math.max(Math.min(y(series.last()), lowestName), y + LABEL_LINE);
        lowestName += LABEL_LINE;
        svg.line("lead " + series.cssClass(), x(series.points().getLast().percentile()), y(series.last()), right + 16, y);
        svg.text("name", right + 22, y + 4, series.label());
      }
    }

    private double x(double percentile) {
      return LEFT + nines(percentile) / farthest * (right - LEFT);
    }

    private double y(double micros) {
      return bottom - Math.log(micros / lowest) / Math.log(highest / lowest) * (bottom - TOP);
    }

    private static double nines(double percentile) {
      return -Math.log10(1 - percentile / ALL);
    }

    private static double floor(double micros) {
      double decade = Math.pow(10, Math.floor(Math.log10(micros)));
      return micros >= 5 * decade ? 5 * decade : micros >= 2 * decade ? 2 * decade : decade;
    }

    private static double ceiling(double micros) {
      double decade = Math.pow(10, Math.floor(Math.log10(micros)));
      return micros <= 2 * decade ? 2 * decade : micros <= 5 * decade ? 5 * decade : 10 * decade;
    }

    private static String time(double micros) {
      return micros >= 1_000 ? Format.number(micros / 1_000).replaceAll("\\.0+$", "") + " ms" : Format.whole(micros) + " µs";
    }
  }
}
