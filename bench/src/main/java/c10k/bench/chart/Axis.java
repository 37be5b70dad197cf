package c10k.bench.chart;

/** What is along an edge of a chart. */
public record Axis(String words, Kind kind) {

  /** How values are spread and written. */
  public enum Kind {
    LINEAR(Scale.Kind.LINEAR),
    LOG(Scale.Kind.LOG),
    /** Microseconds, spread by factors. */
    LOG_MICROS(Scale.Kind.LOG),
    /** Microseconds from zero. */
    MICROS(Scale.Kind.LINEAR),
    /** Per cent, close to a hundred spread out. */
    PERCENTILES(Scale.Kind.NINES);

    private final Scale.Kind scale;

    Kind(Scale.Kind scale) {
      this.scale = scale;
    }
  }

  Scale scale(double[] values, double from, double to) {
    return kind.scale.over(values, from, to);
  }

  String label(double value) {
    return switch (kind) {
      case LINEAR, LOG -> Format.tick(value);
      case LOG_MICROS, MICROS -> Format.micros(value);
      case PERCENTILES -> Format.tick(value) + " %";
    };
  }
}
