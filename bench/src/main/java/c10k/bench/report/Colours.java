package c10k.bench.report;

import c10k.bench.chart.Look;
import c10k.bench.result.ContestantRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How contestants appear in all charts: those of the lab have hues, peers are grey. Variants of one contestant have its hue, and differ in their dashes; so
 * does the control.
 *
 * @param classes of the style, by label
 */
record Colours(Map<String, String> classes) {
  private static final int HUES = 10;
  private static final int GREYS = 6;
  private static final int DASHES = 3;
  private static final String AGAIN = "-again";

  static Colours of(List<ContestantRecord> contestants) {
    var models = new ArrayList<String>();
    var peers = new ArrayList<String>();
    var variants = new LinkedHashMap<String, Integer>();
    var classes = new LinkedHashMap<String, String>();
    for (var contestant : contestants) {
      var name = name(contestant);
      var alike = contestant.peer() ? peers : models;
      if (!alike.contains(name)) {
        alike.add(name);
      }
      int place = alike.indexOf(name);
      var hue = contestant.peer() ? "peer" + (1 + place % GREYS) : "model" + (1 + place % HUES);
      classes.put(contestant.label(), hue + dashes(contestant, variants.merge(name, 1, Integer::sum) - 1));
    }
    return new Colours(Map.copyOf(classes));
  }

  /** Without options, and without the mark of a control. */
  private static String name(ContestantRecord contestant) {
    var label = contestant.label();
    int bracket = label.indexOf('[');
    var name = bracket < 0 ? label : label.substring(0, bracket);
    return contestant.control() && name.endsWith(AGAIN) ? name.substring(0, name.length() - AGAIN.length()) : name;
  }

  private static String dashes(ContestantRecord contestant, int variant) {
    return contestant.control() ? " control" : variant == 0 ? "" : " variant" + (1 + (variant - 1) % DASHES);
  }

  Look look(String label) {
    return new Look(label, classes.getOrDefault(label, "peer1"));
  }
}
