package c10k.testkit.pool;

import c10k.pool.HealthReport;
import c10k.pool.PoolConfig;
import c10k.testkit.FakeTicker;
import c10k.testkit.pool.Work.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A pool, what was done with it, and what came of it. After every step the {@link PoolChecker}
 * decides whether all rules still hold.
 *
 * <p>Threads: confined to that of the test.
 */
public final class PoolHistory implements AutoCloseable {
  private static final int LOOKS = 10;
  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final FakeTicker ticker = new FakeTicker();
  private final ScriptedFactory factory = new ScriptedFactory(ticker);
  private final EventLog events = new EventLog();
  private final Set<String> declared;
  private final Setup setup;
  private final PoolConfig config;
  private final PoolSubject subject;
  private final PoolChecker checker = new PoolChecker();
  private final Failures failures = new Failures();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Held> leases = new ArrayList<>();
  private final List<Drain> drains = new ArrayList<>();
  private final List<Attempt> told = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private Moment last;
  private final List<Held> endedInThisStep = new ArrayList<>();
  private List<Throwable> thrown = List.of();
  private HealthReport healthBefore = new HealthReport(List.of());
  private int attemptsBefore;
  private int minSize;
  private int maxSize;
  private final List<Long> looks = new ArrayList<>();
  private int evictedUpTo;

  PoolHistory(PoolSubject.Opener opener, Setup setup, Set<String> declared) {
    this.declared = declared;
    this.setup = setup;
    this.config = configOf(setup);
    this.minSize = config.minSize();
    this.maxSize = config.maxSize();
    factory.setHabit(Kind.CREATE, setup.habits().create());
    factory.setHabit(Kind.VALIDATE, setup.habits().validate());
    factory.setHabit(Kind.DESTROY, setup.habits().destroy());
    this.subject = opener.open(config, factory);
    subject.settle();
    failures.update(this);
    this.last = Moment.of(this);
  }

  private PoolConfig configOf(Setup wanted) {
    var builder = wanted.builder().name("tested").ticker(ticker);
    if (wanted.listener() == Setup.Listener.ONE_THAT_THROWS) {
      builder.listener(event -> {
        throw new IllegalStateException("scripted failure of a listener");
      });
    }
    return builder.listener(events).build();
  }

  /**
   * Does one step, and checks all rules.
   *
   * @throws BrokenRules if one does not hold
   */
  void perform(Step step) {
    attemptsBefore = attempts.size();
    endedInThisStep.clear();
    thrown = List.of();
    try {
      var what = step.play(this);
      if (what.isEmpty()) {
        return;
      }
      lines.add(what);
      subject.settle();
    } catch (AssertionError e) {
      lines.add("the pool does not come to rest, with " + step);
      throw new BrokenRules(List.of(new Finding("L-7", String.valueOf(e.getMessage()))), story());
    }
    check(step);
  }

  /** A pool may have threads of its own that are not done yet: only a picture that stays wrong is wrong. */
  private void check(Step step) {
    var before = last;
    var granted = new ArrayList<Held>();
    var findings = look(step, before, granted);
    for (int looks = 1; !findings.isEmpty() && looks < LOOKS; looks++) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      subject.settle();
      findings = look(step, before, granted);
    }
    lines.set(lines.size() - 1, lines.getLast() + "  ->  " + last + results(granted));
    if (!findings.isEmpty()) {
      throw new BrokenRules(findings, story());
    }
  }

  private List<Finding> look(Step step, Moment before, List<Held> granted) {
    var news = newLeases();
    leases.addAll(news);
    granted.addAll(news);
    failures.update(this);
    last = Moment.of(this);
    return checker.check(new Change(this, step, before, last, granted)).stream()
        .filter(finding -> !declared.contains(finding.rule()))
        .toList();
  }

  /** What the step's own call has thrown, if anything. */
  List<Throwable> thrown() {
    return thrown;
  }

  void setThrown(List<Throwable> newThrown) {
    thrown = newThrown;
  }

  void end(Held held, Held.End how) {
    held.end(how, now());
    endedInThisStep.add(held);
  }

  List<Held> endedInThisStep() {
    return endedInThisStep;
  }

  HealthReport healthBefore() {
    return healthBefore;
  }

  void setHealthBefore(HealthReport health) {
    healthBefore = health;
  }

  /**
   * Fails unless it holds.
   *
   * @param otherwise what happened, as a sentence
   */
  void require(boolean holds, String rule, String otherwise) {
    if (!holds) {
      fail(new Finding(rule, otherwise));
    }
  }

  void fail(Finding finding) {
    throw new BrokenRules(List.of(finding), story());
  }

  private List<Held> newLeases() {
    var known = leases.stream().map(Held::attempt).toList();
    return attempts.stream()
        .filter(attempt -> attempt.isGranted() && !known.contains(attempt))
        .map(attempt -> new Held(attempt, attempt.lease().resource(), now()))
        .toList();
  }

  private String results(List<Held> granted) {
    var text = new StringBuilder();
    granted.forEach(held -> text.append("; ").append(held.attempt()).append(" got ").append(held.token()));
    attempts.stream()
        .filter(attempt -> attempt.isDone() && !attempt.isGranted() && !told.contains(attempt))
        .forEach(attempt -> {
          told.add(attempt);
          text.append("; ").append(attempt).append(" failed as ").append(attempt.failure().map(Enum::name).orElse(String.valueOf(attempt.error())));
        });
    return text.toString();
  }

  /** All that was done, one step per line, for the reader of a counterexample. */
  String story() {
    var text = new StringBuilder("with " + setup + "\n");
    for (int i = 0; i < lines.size(); i++) {
      text.append(String.format("%3d. %s%n", i + 1, lines.get(i)));
    }
    return text.toString();
  }

  Attempt add(Attempt attempt) {
    attempt.identify(attempts.size() + 1, now());
    attempts.add(attempt);
    return attempt;
  }

  void add(Drain drain) {
    drains.add(drain);
  }

  void advance(Duration by) {
    ticker.advance(by);
    looks.add(now());
  }

  /** The moments to which time has jumped. */
  List<Long> looks() {
    return looks;
  }

  void resized(int newMin, int newMax) {
    minSize = newMin;
    maxSize = newMax;
  }

  void evictedAll() {
    evictedUpTo = factory.tokens().size();
  }

  /** Whether {@code evictAll} was called while it existed. */
  boolean isToBeReplaced(Token token) {
    return token.number() <= evictedUpTo;
  }

  long now() {
    return ticker.nanos();
  }

  Setup setup() {
    return setup;
  }

  PoolConfig config() {
    return config;
  }

  int minSize() {
    return minSize;
  }

  int maxSize() {
    return maxSize;
  }

  ScriptedFactory factory() {
    return factory;
  }

  EventLog events() {
    return events;
  }

  PoolSubject subject() {
    return subject;
  }

  Failures failures() {
    return failures;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** How many attempts there were before the step that is being checked. */
  int attemptsBefore() {
    return attemptsBefore;
  }

  List<Held> leases() {
    return leases;
  }

  List<Held> liveLeases() {
    return leases.stream().filter(Held::isLive).toList();
  }

  List<Drain> drains() {
    return drains;
  }

  /** The pool as it was after the last step. */
  Moment last() {
    return last;
  }

  @Override
  public void close() {
    subject.close();
  }
}
