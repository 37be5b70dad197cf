package c10k.bench.pool;

/** What the pools save: every caller makes its own item and ends it. */
final class NoPoolContestant implements PoolContestant {
  static final String LABEL = "none";

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public String description() {
    return "no pool: every caller creates and destroys";
  }

  @Override
  public PoolUnderTest<?> open(PoolSize size, Workshop workshop) {
    return new Opened(workshop);
  }

  /** Not a pool. */
  private record Opened(Workshop workshop) implements PoolUnderTest<Item> {

    @Override
    public Item acquire() throws InterruptedException {
      return workshop.make();
    }

    @Override
    public void release(Item lent) {
      workshop.end(lent);
    }

    @Override
    public Item item(Item lent) {
      return lent;
    }

    @Override
    public void close() {}
  }
}
