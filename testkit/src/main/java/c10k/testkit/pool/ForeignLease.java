package c10k.testkit.pool;

import c10k.pool.Lease;

/** A lease that no pool has made. */
final class ForeignLease implements Lease<Token> {
  private final Token token = new Token(0, 0, false);

  @Override
  public Token resource() {
    return token;
  }

  @Override
  public void release() {}

  @Override
  public void invalidate() {}

  @Override
  public void reportError(Throwable error) {}

  @Override
  public void close() {}
}
