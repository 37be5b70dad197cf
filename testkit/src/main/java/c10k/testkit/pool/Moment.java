package c10k.testkit.pool;

import c10k.pool.PoolPhase;
import c10k.pool.PoolStats;
import c10k.testkit.pool.Work.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pool at rest, as it says it is ({@code stats}) and as the test can tell from calls, leases and
 * the factory (all else).
 *
 * @param tokens those that the pool has, by number, with what they are doing
 * @param connecting creations that the pool waits for
 * @param fresh those of them that are not slow yet
 * @param abandoned creations that were given up, and have not ended
 * @param waiting callers that wait, in the order of their calls
 * @param works calls of the factory so far
 * @param events events so far
 * @param failuresInARow creations that have failed since one succeeded
 */
record Moment(
    long now,
    PoolStats stats,
    Map<Integer, Doing> tokens,
    int connecting,
    int fresh,
    int abandoned,
    List<Attempt> waiting,
    int works,
    int events,
    int failuresInARow,
    boolean terminated) {

  /** What a resource is doing, as seen from outside. */
  enum Doing {
    IDLE,
    CHECKING,
    ACTIVE
  }

  static Moment of(PoolHistory history) {
    long now = history.now();
    var works = history.factory().works();
    var connecting = works.stream().filter(work -> work.kind() == Kind.CREATE && work.isAwaited()).toList();
    long slowAfter = Setup.SLOW_CONNECT_AFTER.toNanos();
    return new Moment(
        now,
        history.subject().control().stats(),
        tokensOf(history, works),
        connecting.size(),
        (int) connecting.stream().filter(work -> now - work.startedAt() < slowAfter).count(),
        (int) works.stream().filter(work -> work.kind() == Kind.CREATE && work.isPending() && work.isAbandoned()).count(),
        history.attempts().stream().filter(attempt -> !attempt.isDone()).toList(),
        works.size(),
        history.events().size(),
        history.failures().inARow(),
        history.subject().control().terminated().toCompletableFuture().isDone());
  }

  private static Map<Integer, Doing> tokensOf(PoolHistory history, List<Work> works) {
    var tokens = new HashMap<Integer, Doing>();
    history.factory().tokens().stream().filter(Token::isAlive).forEach(token -> tokens.put(token.number(), Doing.IDLE));
    works.stream().filter(work -> work.kind() == Kind.VALIDATE && work.isAwaited()).map(Work::token)
        .forEach(token -> tokens.replace(token == null ? 0 : token.number(), Doing.CHECKING));
    history.liveLeases().forEach(held -> tokens.replace(held.token().number(), Doing.ACTIVE));
    return tokens;
  }

  int count(Doing doing) {
    return (int) tokens.values().stream().filter(doing::equals).count();
  }

  boolean does(Token token, Doing doing) {
    return tokens.get(token.number()) == doing;
  }

  /** Resources that take a place. */
  int live() {
    return tokens.size() + connecting;
  }

  /** Whether the next creation could begin at once. */
  boolean mayCreate(PoolHistory history) {
    return live() < history.maxSize()
        && fresh < history.config().connectParallelism()
        // Or those that hang would pile up without end.
        && abandoned < history.maxSize()
        && !history.failures().mayPause(now);
  }

  boolean isRunning() {
    return stats.phase() == PoolPhase.RUNNING;
  }

  boolean isClosed() {
    return stats.phase().isClosed();
  }

  @Override
  public String toString() {
    return stats.phase() + " connecting " + stats.connecting() + ", idle " + stats.idle() + ", checking " + stats.checking()
        + ", active " + stats.active() + ", closing " + stats.closing() + ", waiting " + stats.waiting();
  }
}
