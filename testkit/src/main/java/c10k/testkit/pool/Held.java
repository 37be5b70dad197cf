package c10k.testkit.pool;

import c10k.pool.Lease;
import org.jspecify.annotations.Nullable;

/**
 * A lease, from its grant on.
 *
 * <p>Threads: of the test.
 */
final class Held {

  /** How leases end. */
  enum End {
    RELEASED,
    INVALIDATED
  }

  private final Attempt attempt;
  private final Token token;
  private final long grantedAt;
  private @Nullable End end;
  private long endedAt;
  private int reports;

  Held(Attempt attempt, Token token, long grantedAt) {
    this.attempt = attempt;
    this.token = token;
    this.grantedAt = grantedAt;
  }

  Attempt attempt() {
    return attempt;
  }

  Lease<Token> lease() {
    return attempt.lease();
  }

  Token token() {
    return token;
  }

  @SuppressWarnings("ReferenceEquality") // All tokens are equal.
  boolean isOn(Token other) {
    return token == other;
  }

  long grantedAt() {
    return grantedAt;
  }

  boolean isLive() {
    return end == null;
  }

  boolean ended(End how) {
    return end == how;
  }

  long endedAt() {
    return endedAt;
  }

  void end(End how, long now) {
    end = how;
    endedAt = now;
  }

  /** Errors that its holder has reported. */
  int reports() {
    return reports;
  }

  void countReport() {
    reports++;
  }

  @Override
  public String toString() {
    return "the lease of " + attempt + " on " + token;
  }
}
