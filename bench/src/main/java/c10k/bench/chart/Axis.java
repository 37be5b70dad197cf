package c10k.bench.chart;

import java.util.function.DoubleFunction;

/** What is along an edge of a chart. */
public record Axis(String words, Kind kind) {

  /** How values are spread and written. */
  public enum Kind {
    LINEAR(Scale.Kind.LINEAR, Format::tick),
    LOG(Scale.Kind.LOG, Format::tick),
    /** Microseconds, spread by factors. */
    LOG_MICROS(Scale.Kind.LOG, Format::micros),
    /** Microseconds from zero. */
    MICROS(Scale.Kind.LINEAR, Format::micros),
    /** Per cent, close to a hundred spread out. */
    PERCENTILES(Scale.Kind.NINES, value -> Format.tick(value) + " %");

    private final Scale.Kind scale;
    private final DoubleFunction<String> format;

    Kind(Scale.Kind scale, DoubleFunction<String> format) {
      this.scale = scale;
      this.format = format;
    }
  }

  Scale scale(double[] values, double from, double to) {
    return kind.scale.over(values, from, to);
  }

  String label(double value) {
    return kind.format.apply(value);
  }
}
