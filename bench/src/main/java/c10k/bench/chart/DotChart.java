package c10k.bench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Every trial as a dot, a stroke at the median, a bar for the interval.
 *
 * @param band between these values equals were found to differ; drawn behind all rows
 */
public record DotChart(Axis axis, List<Row> rows, Optional<Span> band) {
  private static final double STROKE = 8;
  private static final double BAR = 12;

  /** From a value to another. */
  public record Span(double low, double high) {}

  /**
   * One contestant.
   *
   * @param each what trials gave
   * @param doubtful the same of trials that were not all right; drawn hollow
   * @param value the median in words
   */
  public record Row(Look look, List<Double> each, List<Double> doubtful, double median, Optional<Span> interval, String value) {

    DoubleStream all() {
      var dots = new ArrayList<Double>(each);
      dots.addAll(doubtful);
      dots.add(median);
      interval.ifPresent(span -> dots.addAll(List.of(span.low(), span.high())));
      return dots.stream().mapToDouble(Double::doubleValue);
    }
  }

  /** Draws it, always to the same bytes. */
  public String draw() {
    var frame = new RowFrame(rows.size(), rows.stream().flatMapToDouble(Row::all).toArray(), axis, new Legend(List.of(), RowFrame.WIDTH));
    band.ifPresent(span -> drawBand(frame, span));
    var medians = new Strokes();
    for (int i = 0; i < rows.size(); i++) {
      draw(frame, rows.get(i), frame.middle(i));
      medians.down(frame.scale().at(rows.get(i).median()), frame.middle(i) - STROKE, 2 * STROKE);
    }
    frame.svg().path("median", medians);
    return frame.end(rows.stream().map(row -> row.look().name()).toList(), rows.stream().map(Row::value).toList());
  }

  private static void drawBand(RowFrame frame, Span span) {
    double low = frame.scale().at(span.low());
    double width = Math.max(1, frame.scale().at(span.high()) - low);
    frame.svg().rect("band", low, frame.top(), width, frame.bottom() - frame.top(), "so far apart are equals");
  }

  private static void draw(RowFrame frame, Row row, double y) {
    var scale = frame.scale();
    row.interval().ifPresent(span -> frame.svg().rect("interval " + row.look().cssClass(), scale.at(span.low()), y - BAR / 2,
        Math.max(1, scale.at(span.high()) - scale.at(span.low())), BAR));
    frame.svg().path("dots " + row.look().cssClass(), dots(scale, row.each(), y));
    var doubtful = dots(scale, row.doubtful(), y);
    frame.svg().path("dots " + row.look().cssClass(), doubtful);
    frame.svg().path("hole", doubtful);
  }

  private static Strokes dots(Scale scale, List<Double> values, double y) {
    var strokes = new Strokes();
    values.forEach(value -> strokes.dot(scale.at(value), y));
    return strokes;
  }
}
