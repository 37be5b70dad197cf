package c10k.testkit.pool;

import c10k.pool.PoolConfig.Validation;
import c10k.testkit.pool.Work.Kind;

/** When a resource was last touched. */
final class Lives {

  private Lives() {}

  /** When its last lease ended, or when it was made. */
  static long lastUse(Token token, PoolHistory history) {
    return history.leases().stream()
        .filter(held -> held.isOn(token))
        .mapToLong(Held::endedAt)
        .reduce(token.madeAt(), Math::max);
  }

  /**
   * When a pool must have noticed that it is idle: when time has first moved after its last use, since
   * a pool whose fast path reads no clock looks then. A check may count as a use.
   */
  static long noticedIdle(Token token, PoolHistory history) {
    long used = lastUse(token, history);
    long noticed = history.looks().stream().filter(look -> look > used).findFirst().orElse(history.now());
    return history.factory().works().stream()
        .filter(work -> work.kind() == Kind.VALIDATE && work.isOn(token))
        .mapToLong(work -> Math.max(work.startedAt(), work.endedAt()))
        .reduce(noticed, Math::max);
  }

  /** Whether it may be lent without a check. */
  static boolean isTrusted(Token token, PoolHistory history) {
    var config = history.config();
    return config.validateOnAcquire() == Validation.OFF || history.now() - lastUse(token, history) < config.validateAfterIdle().toNanos();
  }

  /** Whether it is older than the youngest age at which resources retire. */
  static boolean mayBeTooOld(Token token, PoolHistory history, long now) {
    var retirement = history.setup().retirement();
    long jitter = retirement.maxAge().toNanos() / 100 * retirement.jitterPercent();
    return !retirement.maxAge().isZero() && now - token.madeAt() >= retirement.maxAge().toNanos() - jitter;
  }
}
