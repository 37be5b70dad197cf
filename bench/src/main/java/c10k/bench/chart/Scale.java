package c10k.bench.chart;

import java.util.List;

/** Maps values onto pixels. */
sealed interface Scale permits LinearScale, LogScale, NinesScale {

  /** The place of a value. */
  double at(double value);

  /** Round values, about as many as wanted. */
  List<Double> ticks(int wanted);

  /** What a scale is like, before it is known what it has to hold. */
  enum Kind {
    /** From zero. */
    LINEAR,
    LOG,
    /** For percentiles: 90, 99, 99.9 are equally far apart. */
    NINES;

    /** One that holds all the values. */
    Scale over(double[] values, double from, double to) {
      return switch (this) {
        case LINEAR -> LinearScale.over(values, from, to);
        case LOG -> LogScale.over(values, from, to);
        case NINES -> NinesScale.over(values, from, to);
      };
    }
  }
}
