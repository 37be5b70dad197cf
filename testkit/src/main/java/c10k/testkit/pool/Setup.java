package c10k.testkit.pool;

import c10k.pool.HealthMode;
import c10k.pool.PoolConfig;
import c10k.pool.PoolConfig.Validation;
import c10k.pool.ReuseOrder;
import c10k.testkit.pool.ScriptedFactory.Habit;
import java.time.Duration;

/**
 * What a history starts with: the configuration of its pool, and the habits of its factory.
 *
 * @param listener whether there is one more listener, which throws
 */
record Setup(Sizes sizes, Retirement retirement, Checks checks, ReuseOrder order, Habits habits, Listener listener) {

  /** How many. */
  record Sizes(int min, int max, int maxWaiters, int parallelism, int maxOvertakes) {}

  /** When resources leave though nothing is wrong with them; zero means never. */
  record Retirement(Duration idle, Duration maxIdle, Duration maxAge, int jitterPercent) {
    static final Retirement NEVER = new Retirement(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
  }

  /** When resources are checked. */
  record Checks(Validation onAcquire, Duration afterIdle, Validation onRelease, HealthMode health) {
    static final Checks NONE = new Checks(Validation.OFF, Duration.ZERO, Validation.OFF, HealthMode.OFF);
  }

  /** What the factory does unless told otherwise. */
  record Habits(Habit create, Habit validate, Habit destroy) {
    static final Habits WORKS = new Habits(Habit.WORKS, Habit.WORKS, Habit.WORKS);
    static final Habits WAITS = new Habits(Habit.WAITS, Habit.WAITS, Habit.WAITS);
  }

  /** Who else listens. */
  enum Listener {
    NOBODY,
    ONE_THAT_THROWS
  }

  static final Duration BACKOFF_MIN = Duration.ofMillis(100);
  static final Duration BACKOFF_MAX = Duration.ofMillis(400);
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  static final Duration SLOW_CONNECT_AFTER = Duration.ofMillis(250);
  static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);
  static final Duration EVICTION_INTERVAL = Duration.ofSeconds(5);
  static final Duration HEALTH_CHECK_INTERVAL = Duration.ofSeconds(7);
  static final int MAX_ERRORS_IN_A_ROW = 2;

  static Setup of(int min, int max) {
    return new Setup(
        new Sizes(min, max, 100, 1, 0), Retirement.NEVER, Checks.NONE, ReuseOrder.LAST_IN_FIRST_OUT, Habits.WORKS, Listener.NOBODY);
  }

  Setup with(Sizes newSizes) {
    return new Setup(newSizes, retirement, checks, order, habits, listener);
  }

  Setup with(Retirement newRetirement) {
    return new Setup(sizes, newRetirement, checks, order, habits, listener);
  }

  Setup with(Checks newChecks) {
    return new Setup(sizes, retirement, newChecks, order, habits, listener);
  }

  Setup with(Habits newHabits) {
    return new Setup(sizes, retirement, checks, order, newHabits, listener);
  }

  Setup with(ReuseOrder newOrder) {
    return new Setup(sizes, retirement, checks, newOrder, habits, listener);
  }

  Setup with(Listener newListener) {
    return new Setup(sizes, retirement, checks, order, habits, newListener);
  }

  /** The configuration; listeners and ticker are still missing. */
  PoolConfig.Builder builder() {
    return PoolConfig.builder()
        .size(sizes.min, sizes.max)
        .maxWaiters(sizes.maxWaiters)
        .connectParallelism(sizes.parallelism)
        .maxOvertakes(sizes.maxOvertakes)
        .connectTimeout(CONNECT_TIMEOUT)
        .slowConnectAfter(SLOW_CONNECT_AFTER)
        .backoffMin(BACKOFF_MIN)
        .backoffMax(BACKOFF_MAX)
        .idleTimeout(retirement.idle)
        .maxIdleTime(retirement.maxIdle)
        .maxAge(retirement.maxAge)
        .maxAgeJitterPercent(retirement.jitterPercent)
        .validateOnAcquire(checks.onAcquire)
        .validateAfterIdle(checks.afterIdle)
        .validateOnRelease(checks.onRelease)
        .health(checks.health)
        .checkTimeout(CHECK_TIMEOUT)
        .healthCheckInterval(HEALTH_CHECK_INTERVAL)
        .maxErrorsInARow(MAX_ERRORS_IN_A_ROW)
        .evictionInterval(EVICTION_INTERVAL)
        .reuseOrder(order);
  }
}
