package c10k.bench.load;

/** Lets everything pass, and sends nothing. */
final class SilentObserver implements LineObserver {

  @Override
  public void sent(long dueNanos, long sentNanos) {}

  @Override
  public void answered(LoadConnection connection, long dueNanos, long sentNanos, long nowNanos) {}

  @Override
  public void answeredWrongly(LoadConnection connection, long nowNanos) {}
}
