package c10k.bench.compare;

import c10k.bench.stats.Verdict;

/** What became of a cell between two runs. */
public enum Outcome {
  WORSE("worse"),
  BETTER("better"),
  WITHIN_NOISE("within noise"),
  NOT_DETECTED("no change detected"),
  TOO_FEW_ROUNDS("too few rounds"),
  NOT_COMPARABLE("not comparable"),
  MISSING_IN_BASE("not in the base"),
  MISSING_IN_HEAD("not in the head"),
  /** Absolute times of the reference differ between any two runs, whatever changed. */
  NOT_JUDGED("not judged");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** For tables. */
  public String words() {
    return words;
  }

  /** Whether nobody can tell if it is worse. */
  public boolean isOpen() {
    return this == TOO_FEW_ROUNDS || this == NOT_COMPARABLE || this == MISSING_IN_HEAD;
  }

  static Outcome of(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> BETTER;
      case WORSE -> WORSE;
      case WITHIN_NOISE -> WITHIN_NOISE;
      case NOT_DETECTED -> NOT_DETECTED;
      case UNKNOWN -> TOO_FEW_ROUNDS;
    };
  }
}
