package c10k.bench.launch;

import c10k.bench.report.ScenarioKind;
import java.util.Locale;

/** What is measured in a trial. */
record Scenario(ScenarioKind kind, int connections) {

  /** For tables: what it is, with how many connections. */
  String words() {
    return kind.text() + " " + String.format(Locale.ROOT, "%,d", connections);
  }

  /** For file names. */
  String fileName() {
    return kind.text() + "-" + connections;
  }
}
