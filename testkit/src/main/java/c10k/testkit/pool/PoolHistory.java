package c10k.testkit.pool;

import c10k.pool.HealthReport;
import c10k.pool.PoolConfig;
import c10k.testkit.FakeTicker;
import c10k.testkit.pool.Work.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A pool, what was done with it, and what came of it. After every step the {@link PoolChecker}
 * decides whether all rules still hold.
 *
 * <p>Threads: confined to that of the test.
 */
public final class PoolHistory implements AutoCloseable {
  private final FakeTicker ticker = new FakeTicker();
  private final ScriptedFactory factory = new ScriptedFactory(ticker);
  private final EventLog events = new EventLog();
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
  private int evictedUpTo;

  PoolHistory(PoolSubject.Opener opener, Setup setup) {
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
    var what = step.play(this);
    if (what.isEmpty()) {
      return;
    }
    lines.add(what);
    try {
      subject.settle();
    } catch (AssertionError e) {
      throw new BrokenRules(List.of(new Finding("L-7", String.valueOf(e.getMessage()))), story());
    }
    check(step);
  }

  private void check(Step step) {
    var granted = newLeases();
    leases.addAll(granted);
    failures.update(this);
    var before = last;
    last = Moment.of(this);
    lines.set(lines.size() - 1, lines.getLast() + "  ->  " + last + results(granted));
    var findings = checker.check(new Change(this, step, before, last, granted));
    if (!findings.isEmpty()) {
      throw new BrokenRules(findings, story());
    }
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
