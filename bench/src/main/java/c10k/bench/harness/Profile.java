package c10k.bench.harness;

/** How thorough a comparison is. */
public enum Profile {
  /** Under three minutes: shows that everything works, and large differences. */
  QUICK("quick"),
  /** Under an hour: enough rounds for intervals, all scenarios, a control. */
  FULL("full");

  private final String text;

  Profile(String text) {
    this.text = text;
  }

  /** As on the command line. */
  public String text() {
    return text;
  }

  /** One of two, by the profile. */
  public <T> T pick(T quick, T full) {
    return this == QUICK ? quick : full;
  }
}
