package c10k.bench.report;

import java.util.List;

/**
 * The class of each contestant's colour: models have hues, peers are grey, the control has the hue
 * of the reference, dashed where it is a line.
 */
record Palette(BenchReport report) {

  String cssClass(String label) {
    var entry = report.entry(label);
    if (entry.control()) {
      return cssClass(report.plan().reference()) + " control";
    }
    return (entry.peer() ? "peer" : "model") + (1 + place(entry));
  }

  private int place(Entry entry) {
    return alike(entry.peer()).indexOf(entry.label());
  }

  private List<String> alike(boolean peer) {
    return report.contestants().stream()
        .filter(entry -> entry.peer() == peer && !entry.control())
        .map(Entry::label)
        .toList();
  }
}
