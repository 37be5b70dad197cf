package c10k.bench.report;

/** What became of a trial. */
public enum TrialStatus {
  OK("ok", "The numbers are the server's."),
  CLIENT_BOUND("client-bound", "The load generator was at its limit, so the server could do at least this."),
  SATURATED("saturated", "The server fell behind the offered rate, so percentiles measure the length of the test."),
  FAILED("failed", "The server answered wrongly or not at all; its numbers do not count."),
  DNF("did not finish", "The trial could not be run.");

  private final String words;
  private final String meaning;

  TrialStatus(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  /** For tables. */
  public String words() {
    return words;
  }

  /** As a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether the trial's figures may be used. */
  public boolean hasFigures() {
    return this == OK || this == CLIENT_BOUND || this == SATURATED;
  }
}
