package c10k.pool;

import c10k.server.Requirements;
import c10k.server.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a pool can be told, the same for all models. Immutable; made by {@link #builder},
 * or from a {@link PoolPreset}.
 *
 * @param name in messages, events and metrics
 * @param minSize resources that are kept ready, the held ones included
 * @param maxSize resources at most
 * @param maxWaiters callers that may wait; who comes on top is rejected at once
 * @param acquireTimeout how long {@code acquire} waits unless told otherwise
 * @param connectTimeout after so long a creation is given up
 * @param connectParallelism creations at the same time, slow ones not counted
 * @param slowConnectAfter a creation that takes longer no longer holds up the next one
 * @param backoffMin the pause after a first failed creation; it doubles with each further one
 * @param backoffMax the longest pause between failed creations
 * @param idleTimeout a resource idle for so long is destroyed if there are more than {@code minSize}; zero means never
 * @param maxIdleTime a resource idle for so long is destroyed even at {@code minSize}, and replaced; zero means never
 * @param maxAge no resource is lent that is older; zero means unlimited
 * @param maxAgeJitterPercent each resource retires up to so many per cent before {@code maxAge}
 * @param validateOnAcquire whether a resource is validated on its way to a caller
 * @param validateAfterIdle only resources idle for so long are validated on their way to a caller; zero means all
 * @param validateOnRelease whether a resource is validated on its way back
 * @param checkTimeout a resource whose check takes longer is destroyed
 * @param health who finds out that a resource is ill
 * @param healthCheckInterval how often each idle resource is checked, in the modes that do
 * @param maxErrorsInARow so many errors without a success between them end a resource
 * @param maxErrorPercent a resource with a higher rate of errors in its last 100 observations is destroyed, once 20 are known
 * @param evictionInterval how often the pool looks for idle resources to destroy
 * @param reuseOrder which idle resource is lent next
 * @param maxOvertakes how often one resource may pass by the callers that wait, where the model can make use of that; zero means strictly first come, first served. The other models always are
 * @param leakThreshold a lease held for so long is reported, with the stack of its acquirer; zero means never
 * @param drainTimeout how long {@code close} waits for held resources
 * @param listeners who is told what happens
 * @param ticker the source of time
 */
public record PoolConfig(
    String name,
    int minSize,
    int maxSize,
    int maxWaiters,
    Duration acquireTimeout,
    Duration connectTimeout,
    int connectParallelism,
    Duration slowConnectAfter,
    Duration backoffMin,
    Duration backoffMax,
    Duration idleTimeout,
    Duration maxIdleTime,
    Duration maxAge,
    int maxAgeJitterPercent,
    Validation validateOnAcquire,
    Duration validateAfterIdle,
    Validation validateOnRelease,
    Duration checkTimeout,
    HealthMode health,
    Duration healthCheckInterval,
    int maxErrorsInARow,
    int maxErrorPercent,
    Duration evictionInterval,
    ReuseOrder reuseOrder,
    int maxOvertakes,
    Duration leakThreshold,
    Duration drainTimeout,
    List<PoolListener> listeners,
    Ticker ticker) {

  /** One connection ready spares the first caller the connect, and costs the backend little. */
  public static final int DEFAULT_MIN_SIZE = 1;

  /** HikariCP's default; {@code c10k.pool.sizing} computes a better one. */
  public static final int DEFAULT_MAX_SIZE = 10;

  /** More than that could be served in the default time-out by few pools; beyond it, waiting only hides the overload. */
  public static final int DEFAULT_MAX_WAITERS = 10_000;

  /** People give up a page after a few seconds; HikariCP waits 30 s, when nobody is there any more. */
  public static final Duration DEFAULT_ACQUIRE_TIMEOUT = Duration.ofSeconds(5);

  /** Two lost SYNs are repeated within 3 s, three within 7 s. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** One at a time: of a short spike's callers most are served by what exists before a second connect would be done. */
  public static final int DEFAULT_CONNECT_PARALLELISM = 1;

  /** The pause between two attempts in RFC 8305 (happy eyeballs). */
  public static final Duration DEFAULT_SLOW_CONNECT_AFTER = Duration.ofMillis(250);

  /** As HikariCP: a restart of the backend's listener goes unnoticed. */
  public static final Duration DEFAULT_BACKOFF_MIN = Duration.ofMillis(10);

  /** As HikariCP: nobody waits longer than this once the backend is back. */
  public static final Duration DEFAULT_BACKOFF_MAX = Duration.ofSeconds(5);

  /** As HikariCP. Long enough to survive a pause in traffic. */
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(10);

  /** Off; set it below the idle limit of the firewall in between, if there is one. */
  public static final Duration DEFAULT_MAX_IDLE_TIME = Duration.ZERO;

  /** As HikariCP: spreads load after a fail-over, and bounds leaks in the backend's session. */
  public static final Duration DEFAULT_MAX_AGE = Duration.ofMinutes(30);

  /** Those created together do not end together. */
  public static final int DEFAULT_MAX_AGE_JITTER_PERCENT = 10;

  /** A user must not be the first to meet a closed connection. */
  public static final Validation DEFAULT_VALIDATE_ON_ACQUIRE = Validation.ON;

  /** As HikariCP: what worked half a second ago is trusted. */
  public static final Duration DEFAULT_VALIDATE_AFTER_IDLE = Duration.ofMillis(500);

  /** It would cost a round trip per use; validation on acquire sees the same. */
  public static final Validation DEFAULT_VALIDATE_ON_RELEASE = Validation.OFF;

  /** A check asks for almost nothing; what needs a second for it is of no use. */
  public static final Duration DEFAULT_CHECK_TIMEOUT = Duration.ofSeconds(1);

  /** Users see what checks miss, and checks see what nobody uses. */
  public static final HealthMode DEFAULT_HEALTH = HealthMode.HYBRID;

  /** Below the idle limits of common load balancers (60 s and more). */
  public static final Duration DEFAULT_HEALTH_CHECK_INTERVAL = Duration.ofSeconds(30);

  /** One error may be the request's fault; three in a row are the resource's. */
  public static final int DEFAULT_MAX_ERRORS_IN_A_ROW = 3;

  /** A resource that fails one request in ten is worse than one fewer. */
  public static final int DEFAULT_MAX_ERROR_PERCENT = 10;

  /** As HikariCP; idle times need no more precision. */
  public static final Duration DEFAULT_EVICTION_INTERVAL = Duration.ofSeconds(30);

  /** Lets the pool shrink under light traffic. */
  public static final ReuseOrder DEFAULT_REUSE_ORDER = ReuseOrder.LAST_IN_FIRST_OUT;

  /** The shortest possible uses, so often, take less than a millisecond: some hundred switches. */
  public static final int DEFAULT_MAX_OVERTAKES = 10_000;

  /** Off: it takes a stack trace for each lease. */
  public static final Duration DEFAULT_LEAK_THRESHOLD = Duration.ZERO;

  /** As {@link c10k.server.ServerConfig#DEFAULT_DRAIN_TIMEOUT}. */
  public static final Duration DEFAULT_DRAIN_TIMEOUT = Duration.ofSeconds(5);

  /** Whether a resource is validated at some point of its way. */
  public enum Validation {
    ON,
    OFF
  }

  private static final int PERCENT = 100;

  public PoolConfig {
    listeners = List.copyOf(listeners);
    var requirements = new Requirements();
    requirements.require(!name.isBlank(), "name is empty, but messages and metrics need one.");
    requireSizes(minSize, maxSize, requirements);
    requirements.atLeast(0, maxWaiters, "maxWaiters");
    requirements.atLeast(1, connectParallelism, "connectParallelism");
    requirements.atLeast(0, maxOvertakes, "maxOvertakes");
    requirements.atLeast(1, maxErrorsInARow, "maxErrorsInARow");
    requirements.between(1, PERCENT, maxErrorPercent, "maxErrorPercent");
    requirements.between(0, PERCENT / 2, maxAgeJitterPercent, "maxAgeJitterPercent");
    requirements.positive(connectTimeout, "connectTimeout");
    requirements.positive(slowConnectAfter, "slowConnectAfter");
    requirements.positive(backoffMin, "backoffMin");
    requirements.positive(backoffMax, "backoffMax");
    requirements.positive(checkTimeout, "checkTimeout");
    requirements.positive(healthCheckInterval, "healthCheckInterval");
    requirements.positive(evictionInterval, "evictionInterval");
    requirements.notNegative(idleTimeout, "idleTimeout");
    requirements.notNegative(maxIdleTime, "maxIdleTime");
    requirements.notNegative(maxAge, "maxAge");
    requirements.notNegative(validateAfterIdle, "validateAfterIdle");
    requirements.notNegative(leakThreshold, "leakThreshold");
    requirements.notNegative(drainTimeout, "drainTimeout");
    requireHarmony(requirements, List.of(
        new Order("backoffMin", backoffMin, "backoffMax", backoffMax, "the pause between attempts only grows"),
        new Order("slowConnectAfter", slowConnectAfter, "connectTimeout", connectTimeout, "a creation is slow before it is given up"),
        new Order("idleTimeout", idleTimeout, "maxIdleTime", maxIdleTime, "the second would always come first"),
        new Order("idleTimeout", idleTimeout, "maxAge", maxAge, "no resource gets old enough to be idle for so long"),
        new Order("maxIdleTime", maxIdleTime, "maxAge", maxAge, "no resource gets old enough to be idle for so long"),
        new Order("evictionInterval", evictionInterval, "idleTimeout", idleTimeout, "idle resources would be noticed too late"),
        new Order("evictionInterval", evictionInterval, "maxIdleTime", maxIdleTime, "idle resources would be noticed too late")));
    requirements.require(
        !health.checksIdle() || checkTimeout.compareTo(healthCheckInterval) <= 0,
        "checkTimeout is " + checkTimeout + ", but must not exceed healthCheckInterval, which is " + healthCheckInterval
            + ": a resource would be checked all the time.");
    requirements.require(
        validateOnAcquire == Validation.OFF || !isPositive(acquireTimeout) || checkTimeout.compareTo(acquireTimeout) < 0,
        "checkTimeout is " + checkTimeout + ", but must be below acquireTimeout, which is " + acquireTimeout
            + ": a caller's first resource may be a dead one, and it wants another in time.");
    requirements.throwIfBroken();
  }

  /** Two settings of which the first must not exceed the second, unless one of them is off. */
  private record Order(String smaller, Duration small, String larger, Duration large, String reason) {
    boolean isBroken() {
      return isPositive(small) && isPositive(large) && small.compareTo(large) > 0;
    }
  }

  private static boolean isPositive(Duration duration) {
    return duration.compareTo(Duration.ZERO) > 0;
  }

  private static void requireHarmony(Requirements requirements, List<Order> orders) {
    for (var order : orders) {
      requirements.require(
          !order.isBroken(),
          order.smaller + " is " + order.small + ", but must not exceed " + order.larger + ", which is " + order.large + ": " + order.reason + ".");
    }
  }

  private static void requireSizes(int minSize, int maxSize, Requirements requirements) {
    requirements.atLeast(0, minSize, "minSize");
    requirements.atLeast(1, maxSize, "maxSize");
    requirements.require(minSize <= maxSize, "minSize is " + minSize + ", but must not exceed maxSize, which is " + maxSize + ".");
  }

  /** The defaults, which are the constants above. */
  public static PoolConfig defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from this configuration. */
  public Builder toBuilder() {
    var builder = new Builder();
    builder.name = name;
    builder.minSize = minSize;
    builder.maxSize = maxSize;
    builder.maxWaiters = maxWaiters;
    builder.acquireTimeout = acquireTimeout;
    builder.connectTimeout = connectTimeout;
    builder.connectParallelism = connectParallelism;
    builder.slowConnectAfter = slowConnectAfter;
    builder.backoffMin = backoffMin;
    builder.backoffMax = backoffMax;
    builder.idleTimeout = idleTimeout;
    builder.maxIdleTime = maxIdleTime;
    builder.maxAge = maxAge;
    builder.maxAgeJitterPercent = maxAgeJitterPercent;
    builder.validateOnAcquire = validateOnAcquire;
    builder.validateAfterIdle = validateAfterIdle;
    builder.validateOnRelease = validateOnRelease;
    builder.checkTimeout = checkTimeout;
    builder.health = health;
    builder.healthCheckInterval = healthCheckInterval;
    builder.maxErrorsInARow = maxErrorsInARow;
    builder.maxErrorPercent = maxErrorPercent;
    builder.evictionInterval = evictionInterval;
    builder.reuseOrder = reuseOrder;
    builder.maxOvertakes = maxOvertakes;
    builder.leakThreshold = leakThreshold;
    builder.drainTimeout = drainTimeout;
    builder.listeners = listeners;
    builder.ticker = ticker;
    return builder;
  }

  /**
   * Collects settings; {@link #build} checks them all together. Not safe for use by several
   * threads.
   */
  public static final class Builder {
    private String name = "pool";
    private int minSize = DEFAULT_MIN_SIZE;
    private int maxSize = DEFAULT_MAX_SIZE;
    private int maxWaiters = DEFAULT_MAX_WAITERS;
    private Duration acquireTimeout = DEFAULT_ACQUIRE_TIMEOUT;
    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private int connectParallelism = DEFAULT_CONNECT_PARALLELISM;
    private Duration slowConnectAfter = DEFAULT_SLOW_CONNECT_AFTER;
    private Duration backoffMin = DEFAULT_BACKOFF_MIN;
    private Duration backoffMax = DEFAULT_BACKOFF_MAX;
    private Duration idleTimeout = DEFAULT_IDLE_TIMEOUT;
    private Duration maxIdleTime = DEFAULT_MAX_IDLE_TIME;
    private Duration maxAge = DEFAULT_MAX_AGE;
    private int maxAgeJitterPercent = DEFAULT_MAX_AGE_JITTER_PERCENT;
    private Validation validateOnAcquire = DEFAULT_VALIDATE_ON_ACQUIRE;
    private Duration validateAfterIdle = DEFAULT_VALIDATE_AFTER_IDLE;
    private Validation validateOnRelease = DEFAULT_VALIDATE_ON_RELEASE;
    private Duration checkTimeout = DEFAULT_CHECK_TIMEOUT;
    private HealthMode health = DEFAULT_HEALTH;
    private Duration healthCheckInterval = DEFAULT_HEALTH_CHECK_INTERVAL;
    private int maxErrorsInARow = DEFAULT_MAX_ERRORS_IN_A_ROW;
    private int maxErrorPercent = DEFAULT_MAX_ERROR_PERCENT;
    private Duration evictionInterval = DEFAULT_EVICTION_INTERVAL;
    private ReuseOrder reuseOrder = DEFAULT_REUSE_ORDER;
    private int maxOvertakes = DEFAULT_MAX_OVERTAKES;
    private Duration leakThreshold = DEFAULT_LEAK_THRESHOLD;
    private Duration drainTimeout = DEFAULT_DRAIN_TIMEOUT;
    private List<PoolListener> listeners = List.of();
    private Ticker ticker = Ticker.system();

    private Builder() {}

    /** See {@link PoolConfig#name}. */
    public Builder name(String newName) {
      name = newName;
      return this;
    }

    /** See {@link PoolConfig#minSize}. */
    public Builder minSize(int newMinSize) {
      minSize = newMinSize;
      return this;
    }

    /** See {@link PoolConfig#maxSize}. */
    public Builder maxSize(int newMaxSize) {
      maxSize = newMaxSize;
      return this;
    }

    /** See {@link PoolConfig#maxWaiters}. */
    public Builder maxWaiters(int newMaxWaiters) {
      maxWaiters = newMaxWaiters;
      return this;
    }

    /** See {@link PoolConfig#acquireTimeout}. */
    public Builder acquireTimeout(Duration newAcquireTimeout) {
      acquireTimeout = newAcquireTimeout;
      return this;
    }

    /** See {@link PoolConfig#connectTimeout}. */
    public Builder connectTimeout(Duration newConnectTimeout) {
      connectTimeout = newConnectTimeout;
      return this;
    }

    /** See {@link PoolConfig#connectParallelism}. */
    public Builder connectParallelism(int newConnectParallelism) {
      connectParallelism = newConnectParallelism;
      return this;
    }

    /** See {@link PoolConfig#slowConnectAfter}. */
    public Builder slowConnectAfter(Duration newSlowConnectAfter) {
      slowConnectAfter = newSlowConnectAfter;
      return this;
    }

    /** See {@link PoolConfig#backoffMin}. */
    public Builder backoffMin(Duration newBackoffMin) {
      backoffMin = newBackoffMin;
      return this;
    }

    /** See {@link PoolConfig#backoffMax}. */
    public Builder backoffMax(Duration newBackoffMax) {
      backoffMax = newBackoffMax;
      return this;
    }

    /** See {@link PoolConfig#idleTimeout}. */
    public Builder idleTimeout(Duration newIdleTimeout) {
      idleTimeout = newIdleTimeout;
      return this;
    }

    /** See {@link PoolConfig#maxIdleTime}. */
    public Builder maxIdleTime(Duration newMaxIdleTime) {
      maxIdleTime = newMaxIdleTime;
      return this;
    }

    /** See {@link PoolConfig#maxAge}. */
    public Builder maxAge(Duration newMaxAge) {
      maxAge = newMaxAge;
      return this;
    }

    /** See {@link PoolConfig#maxAgeJitterPercent}. */
    public Builder maxAgeJitterPercent(int newMaxAgeJitterPercent) {
      maxAgeJitterPercent = newMaxAgeJitterPercent;
      return this;
    }

    /** See {@link PoolConfig#validateOnAcquire}. */
    public Builder validateOnAcquire(Validation newValidateOnAcquire) {
      validateOnAcquire = newValidateOnAcquire;
      return this;
    }

    /** See {@link PoolConfig#validateAfterIdle}. */
    public Builder validateAfterIdle(Duration newValidateAfterIdle) {
      validateAfterIdle = newValidateAfterIdle;
      return this;
    }

    /** See {@link PoolConfig#validateOnRelease}. */
    public Builder validateOnRelease(Validation newValidateOnRelease) {
      validateOnRelease = newValidateOnRelease;
      return this;
    }

    /** See {@link PoolConfig#checkTimeout}. */
    public Builder checkTimeout(Duration newCheckTimeout) {
      checkTimeout = newCheckTimeout;
      return this;
    }

    /** See {@link PoolConfig#health}. */
    public Builder health(HealthMode newHealth) {
      health = newHealth;
      return this;
    }

    /** See {@link PoolConfig#healthCheckInterval}. */
    public Builder healthCheckInterval(Duration newHealthCheckInterval) {
      healthCheckInterval = newHealthCheckInterval;
      return this;
    }

    /** See {@link PoolConfig#maxErrorsInARow}. */
    public Builder maxErrorsInARow(int newMaxErrorsInARow) {
      maxErrorsInARow = newMaxErrorsInARow;
      return this;
    }

    /** See {@link PoolConfig#maxErrorPercent}. */
    public Builder maxErrorPercent(int newMaxErrorPercent) {
      maxErrorPercent = newMaxErrorPercent;
      return this;
    }

    /** See {@link PoolConfig#evictionInterval}. */
    public Builder evictionInterval(Duration newEvictionInterval) {
      evictionInterval = newEvictionInterval;
      return this;
    }

    /** See {@link PoolConfig#reuseOrder}. */
    public Builder reuseOrder(ReuseOrder newReuseOrder) {
      reuseOrder = newReuseOrder;
      return this;
    }

    /** See {@link PoolConfig#maxOvertakes}. */
    public Builder maxOvertakes(int newMaxOvertakes) {
      maxOvertakes = newMaxOvertakes;
      return this;
    }

    /** See {@link PoolConfig#leakThreshold}. */
    public Builder leakThreshold(Duration newLeakThreshold) {
      leakThreshold = newLeakThreshold;
      return this;
    }

    /** See {@link PoolConfig#drainTimeout}. */
    public Builder drainTimeout(Duration newDrainTimeout) {
      drainTimeout = newDrainTimeout;
      return this;
    }

    /** See {@link PoolConfig#ticker}. */
    public Builder ticker(Ticker newTicker) {
      ticker = newTicker;
      return this;
    }

    /** Adds one to {@link PoolConfig#listeners}. */
    public Builder listener(PoolListener added) {
      var all = new ArrayList<>(listeners);
      all.add(added);
      listeners = all;
      return this;
    }

    /** Sets both sizes. */
    public Builder size(int newMinSize, int newMaxSize) {
      minSize = newMinSize;
      maxSize = newMaxSize;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @throws c10k.server.ConfigurationException with all the reasons, if it cannot work
     */
    public PoolConfig build() {
      return new PoolConfig(
          name,
          minSize,
          maxSize,
          maxWaiters,
          acquireTimeout,
          connectTimeout,
          connectParallelism,
          slowConnectAfter,
          backoffMin,
          backoffMax,
          idleTimeout,
          maxIdleTime,
          maxAge,
          maxAgeJitterPercent,
          validateOnAcquire,
          validateAfterIdle,
          validateOnRelease,
          checkTimeout,
          health,
          healthCheckInterval,
          maxErrorsInARow,
          maxErrorPercent,
          evictionInterval,
          reuseOrder,
          maxOvertakes,
          leakThreshold,
          drainTimeout,
          listeners,
          ticker);
    }
  }
}
