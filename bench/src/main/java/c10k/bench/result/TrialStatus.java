package c10k.bench.result;

/** What became of a trial. */
public enum TrialStatus {
  OK("ok", "the numbers are the server's"),
  CLIENT_BOUND("client-bound", "the load generator was at its limit or late, so throughput is at least what is shown, and response times at most"),
  SATURATED("saturated", "the server fell behind the rate, so percentiles would measure the length of the test"),
  FAILED("failed", "the server answered wrongly, so its numbers do not count"),
  DNF("did not finish", "the trial could not be run"),
  DISTURBED("disturbed", "the machine was busy with something else, so the whole block was repeated");

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

  /** As the end of a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether the trial's figures may be used. */
  public boolean hasFigures() {
    return this == OK || this == CLIENT_BOUND || this == SATURATED;
  }
}
