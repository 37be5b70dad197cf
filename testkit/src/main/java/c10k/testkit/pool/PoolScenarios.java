package c10k.testkit.pool;

import c10k.pool.ReuseOrder;
import c10k.testkit.LiveObjects;
import c10k.testkit.Rule;
import c10k.testkit.pool.ScriptedFactory.Habit;
import c10k.testkit.pool.Setup.Habits;
import c10k.testkit.pool.Setup.Retirement;
import c10k.testkit.pool.Setup.Sizes;
import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

/** Where random histories seldom come: many callers, long quiet, and two threads at once. */
abstract class PoolScenarios {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MANY = 50;
  private static final int CYCLES = 2_000;

  abstract PoolSubject.Opener opener();

  private PoolHistory open(Setup setup) {
    return new PoolHistory(opener(), setup, Set.of());
  }

  private static void acquire(PoolHistory history, int callers) {
    IntStream.range(0, callers).forEach(i -> history.perform(new Step.Acquire(LONG)));
  }

  private static void releaseAll(PoolHistory history) {
    while (!history.liveLeases().isEmpty()) {
      history.perform(new Step.Release(0, Step.Release.Way.RELEASE));
    }
  }

  @Example
  @Rule("L-6")
  void manyCallersMUSTBeServedInTheOrderOfTheirCalls() {
    try (var history = open(Setup.of(0, 1))) {
      acquire(history, MANY);
      releaseAll(history);
      var order = history.leases().stream().map(held -> held.attempt().number()).toList();
      history.require(order.equals(IntStream.rangeClosed(1, MANY).boxed().toList()), "L-6", "callers were served in the order " + order);
      Finale.of(history);
    }
  }

  @Example
  @Rule("T-3")
  void aSpikeMUSTBeServedWithFewCreationsAtATime() {
    int max = 10;
    try (var history = open(Setup.of(0, max).with(Habits.WAITS))) {
      acquire(history, MANY);
      while (!history.last().waiting().isEmpty()) {
        history.perform(new Step.Finish(Kind.CREATE, 0, Outcome.OK));
        history.perform(new Step.Release(0, Step.Release.Way.RELEASE));
      }
      int made = history.factory().tokens().size();
      history.require(made <= max, "T-3", made + " resources were made, for at most " + max);
      Finale.of(history);
    }
  }

  @Example
  @Rule("T-3")
  void resourcesMadeTogetherMUSTNotRetireTogether() {
    int max = 10;
    var maxAge = Duration.ofSeconds(60);
    var setup = Setup.of(0, max).with(new Retirement(Duration.ZERO, Duration.ZERO, maxAge, 50));
    try (var history = open(setup)) {
      acquire(history, max);
      releaseAll(history);
      int most = 0;
      while (history.now() < maxAge.toNanos()) {
        int before = history.last().tokens().size();
        history.perform(new Step.Advance(SECOND));
        most = Math.max(most, before - history.last().tokens().size());
      }
      history.require(most < max / 2, "T-3", most + " of " + max + " resources have retired within the same second");
    }
  }

  @Example
  @Rule("T-5")
  void lightTrafficMUSTLetThePoolShrink() {
    int max = 5;
    var setup = Setup.of(1, max).with(new Retirement(Duration.ofSeconds(10), Duration.ZERO, Duration.ZERO, 0)).with(ReuseOrder.LAST_IN_FIRST_OUT);
    try (var history = open(setup)) {
      acquire(history, max);
      releaseAll(history);
      for (int second = 0; second < 40; second++) {
        history.perform(new Step.Acquire(LONG));
        history.perform(new Step.Release(0, Step.Release.Way.BY_ITS_ACQUIRER));
        history.perform(new Step.Advance(SECOND));
      }
      int left = history.last().tokens().size();
      history.require(left == 1, "T-5", left + " resources are left, for one caller at a time");
    }
  }

  @Example
  @Rule("S-9")
  void equalTwinsMUSTNotBeMixedUp() {
    try (var history = open(Setup.of(0, 3))) {
      acquire(history, 3);
      history.perform(new Step.Invalidate(1));
      history.perform(new Step.Release(1, Step.Release.Way.RELEASE));
      history.perform(new Step.Release(0, Step.Release.Way.RELEASE));
      var alive = history.factory().tokens().stream().filter(Token::isAlive).map(Token::number).toList();
      history.require(alive.equals(List.of(1, 3)), "S-9", "token 2 was invalidated, but alive are " + alive);
      acquire(history, 3);
      releaseAll(history);
      Finale.of(history);
    }
  }

  @Example
  @Rule("L-8")
  void allMUSTBeServedSoonAfterTheBackendHasRecovered() {
    int max = 5;
    var setup = Setup.of(0, max).with(new Sizes(0, max, MANY, max, 0)).with(new Habits(Habit.FAILS, Habit.WORKS, Habit.WORKS));
    try (var history = open(setup)) {
      acquire(history, max);
      IntStream.range(0, MANY).forEach(i -> history.perform(new Step.Advance(Duration.ofMillis(100))));
      history.perform(new Step.Become(Kind.CREATE, Habit.WORKS));
      history.perform(new Step.Advance(Setup.BACKOFF_MAX));
      int waiting = history.last().waiting().size();
      history.require(waiting == 0, "L-8", waiting + " callers wait, though the backend is back");
      Finale.of(history);
    }
  }

  @Example
  @Rule("L-7")
  void waitingMUSTCostNothing() {
    try (var history = open(Setup.of(0, 1))) {
      acquire(history, MANY);
      int works = history.factory().works().size();
      int events = history.events().size();
      IntStream.range(0, MANY).forEach(i -> history.perform(new Step.Advance(SECOND)));
      history.require(history.factory().works().size() == works, "L-7", "the factory was called while nothing happened");
      history.require(history.events().size() == events, "L-7", "there were events while nothing happened");
    }
  }

  @Example
  @Rule("T-1")
  void aLeapOfTheClockMUSTNotEndWhatHasNoEnd() {
    try (var history = open(Setup.of(2, 3))) {
      history.perform(new Step.Advance(Duration.ofDays(365)));
      history.perform(new Step.Advance(Duration.ofMillis(1)));
      var tokens = history.factory().tokens();
      history.require(tokens.size() == 2 && tokens.stream().allMatch(Token::isAlive), "T-1", "a leap of time has cost resources: " + tokens);
      Finale.of(history);
    }
  }

  @Example
  @Rule("S-8")
  void exactlyOneOfReleaseAndInvalidateMUSTWin() {
    try (var history = open(Setup.of(0, 1))) {
      for (int round = 1; round <= MANY; round++) {
        raceOnce(history, round);
      }
    }
  }

  private static void raceOnce(PoolHistory history, int round) {
    var subject = history.subject();
    var attempt = subject.acquire(LONG);
    subject.settle();
    var lease = attempt.lease();
    var lost = new AtomicInteger();
    subject.race(() -> lost.addAndGet(Step.caught(lease::release).size()), () -> lost.addAndGet(Step.caught(lease::invalidate).size()));
    subject.settle();
    history.require(lost.get() == 1, "S-8", "of release and invalidate at the same time, " + lost + " have failed");
    var stats = subject.control().stats();
    long destroyed = history.factory().tokens().stream().filter(token -> !token.isAlive()).count();
    boolean isExact = stats.acquired() == round && stats.active() == 0 && stats.invalidated() == destroyed;
    history.require(isExact, "S-8", destroyed + " resources were destroyed in " + round + " rounds, and the pool says " + stats);
  }

  @Example
  @Rule("A-5")
  void whatIsOverMUSTBeForgotten() {
    try (var history = open(Setup.of(0, 1))) {
      history.events().stop();
      cycle(history.subject(), CYCLES);
      var before = LiveObjects.count();
      cycle(history.subject(), CYCLES);
      var grown = LiveObjects.count().grownSince(before, CYCLES);
      history.require(grown.isEmpty(), "A-5", "after " + CYCLES + " calls there are more objects than before: " + grown);
    }
  }

  /** One holds, another waits and gives up; then the first gives back, in a thread that is not his. */
  private static void cycle(PoolSubject subject, int times) {
    List<Attempt> last = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      last.add(subject.acquire(LONG));
      last.add(subject.acquire(LONG));
      last.getLast().giveUp();
      subject.settle();
      last.getFirst().lease().release();
      subject.settle();
      last.clear();
    }
  }
}
