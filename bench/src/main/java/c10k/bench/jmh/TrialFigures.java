package c10k.bench.jmh;

import c10k.bench.result.Figure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Carries figures from a benchmark to {@link FiguresProfiler}, which JMH creates itself: so the way
 * between them is static. Both are called by JMH one after the other, perhaps in different threads;
 * the class's monitor guards the map.
 */
final class TrialFigures {
  private static final Map<Entry, Double> FIGURES = new LinkedHashMap<>();

  private TrialFigures() {}

  /** A figure, and the case that it was measured in; the name is empty if there is one case only. */
  record Entry(String caseName, Figure figure) {

    /** Its name in JMH's result, which the launcher takes apart again. */
    String key() {
      return caseName.isEmpty() ? figure.key() : caseName + "/" + figure.key();
    }
  }

  static void put(Figure figure, double value) {
    put("", figure, value);
  }

  static synchronized void put(String caseName, Figure figure, double value) {
    FIGURES.put(new Entry(caseName, figure), value);
  }

  /** What was put since the last {@link #drain}. */
  static synchronized OptionalDouble get(String caseName, Figure figure) {
    var value = FIGURES.get(new Entry(caseName, figure));
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static void count(Figure figure, long value) {
    put(figure, (double) value);
  }

  /** What was put since the last call. */
  static synchronized Map<Entry, Double> drain() {
    var drained = new LinkedHashMap<>(FIGURES);
    FIGURES.clear();
    return drained;
  }

  /** Shows the figures in JMH's own output to those who run a benchmark without the launcher. */
  static synchronized void print() {
    if (TrialSettings.launched()) {
      return;
    }
    FIGURES.forEach((entry, value) ->
        System.out.printf(Locale.ROOT, "%n    %-36s %,14.3f %s", entry.key(), value, entry.figure().unit()));
    System.out.println();
  }
}
