package c10k.bench.compare;

import java.util.List;

/** What a regression is looked for in. */
public enum Gate {
  /** What noise hardly touches, so that any machine may judge: memory per connection, allocation, waits, correctness. */
  STEADY("steady"),
  /** Times and rates too, for which both runs must be of one quiet machine. */
  ALL("all");

  private final String text;

  Gate(String text) {
    this.text = text;
  }

  /** How it ended. */
  public enum Decision {
    PASSED(0),
    REGRESSION(1),
    INCONCLUSIVE(3);

    private final int exitCode;

    Decision(int exitCode) {
      this.exitCode = exitCode;
    }

    /** For scripts. */
    public int exitCode() {
      return exitCode;
    }
  }

  /** As on the command line. */
  public String text() {
    return text;
  }

  /** The cells that it looks at. */
  public List<CellChange> cells(Comparison comparison) {
    return comparison.cells().stream().filter(this::looksAt).toList();
  }

  /** Whether it looks at this one. New cells have nothing to be worse than. */
  public boolean looksAt(CellChange cell) {
    return (this == ALL || cell.steady()) && cell.outcome() != Outcome.MISSING_IN_BASE && cell.outcome() != Outcome.NOT_JUDGED;
  }

  /**
   * Decides. What is steady may fail it on any machine. What is timed may not if the machines differ: a slower memory could be the cause. A gate that sees
   * nothing does not pass.
   */
  public Decision decide(Comparison comparison) {
    var cells = cells(comparison);
    boolean timesCount = comparison.obstacles().isEmpty();
    if (cells.stream().anyMatch(cell -> cell.outcome() == Outcome.WORSE && (cell.steady() || timesCount))) {
      return Decision.REGRESSION;
    }
    boolean open = cells.isEmpty() || cells.stream().anyMatch(cell -> cell.outcome().isOpen() || (!cell.steady() && !timesCount));
    return open ? Decision.INCONCLUSIVE : Decision.PASSED;
  }
}
