package c10k.bench.jmh;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Carries figures from a benchmark to {@link FiguresProfiler}, which JMH creates itself: so the way
 * between them is static. Both are called by JMH one after the other, perhaps in different threads;
 * the class's monitor guards the map.
 */
final class TrialFigures {
  private static final Map<Figure, Double> FIGURES = new EnumMap<>(Figure.class);

  private TrialFigures() {}

  static synchronized void put(Figure figure, double value) {
    FIGURES.put(figure, value);
  }

  static void count(Figure figure, long value) {
    put(figure, (double) value);
  }

  /** What was put since the last call. */
  static synchronized Map<Figure, Double> drain() {
    var drained = new EnumMap<Figure, Double>(Figure.class);
    drained.putAll(FIGURES);
    FIGURES.clear();
    return drained;
  }

  /** Shows the figures in JMH's own output to those who run a benchmark without the launcher. */
  static synchronized void print() {
    if (TrialSettings.launched()) {
      return;
    }
    FIGURES.forEach((figure, value) ->
        System.out.printf(Locale.ROOT, "%n    %-28s %,14.3f %s", figure.key(), value, figure.unit()));
    System.out.println();
  }
}
