package c10k.testkit.pool;

import c10k.pool.AsyncResourceFactory;
import c10k.server.Ticker;
import c10k.testkit.pool.Work.Kind;
import c10k.testkit.pool.Work.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A factory whose every call stays pending until the test ends it, well or badly, in time or late;
 * or answers at once, where the test has set a {@link Habit}. It writes down everything.
 *
 * <p>Threads: safe for use by any thread. Answers are given outside of its lock.
 */
public final class ScriptedFactory implements AsyncResourceFactory<Token> {

  /** What happens when the pool calls. */
  public enum Habit {
    /** It works, at once. */
    WORKS,
    /** Nothing, until the test ends the work. */
    WAITS,
    /** The answer is an exception, at once. */
    FAILS,
    /** There is no answer, but an exception out of the call itself. */
    THROWS
  }

  /** What goes wrong on purpose. */
  public static final class ScriptedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptedFailure(String what) {
      super("scripted failure of " + what);
    }
  }

  /** What goes wrong badly, on purpose. */
  public static final class ScriptedError extends Error {
    private static final long serialVersionUID = 1L;

    ScriptedError(String what) {
      super("scripted error of " + what);
    }
  }

  private final Ticker ticker;
  private final Map<Kind, Habit> habits = new EnumMap<>(Kind.class);
  private final List<Work> works = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();
  private final List<String> wrongs = new ArrayList<>();
  private final AtomicInteger order = new AtomicInteger();
  private int resetsToFail;
  private Outcome resetFailure = Outcome.EXCEPTION;

  ScriptedFactory(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public CompletionStage<Token> create() {
    return answer(begin(Kind.CREATE, null)).stage();
  }

  @Override
  public CompletionStage<Boolean> validate(Token token) {
    return answer(begin(Kind.VALIDATE, known(token))).stage();
  }

  @Override
  public void reset(Token token) {
    known(token).countReset();
    var outcome = nextReset();
    if (outcome != Outcome.OK) {
      token.setResetFailed();
    }
    switch (outcome) {
      case EXCEPTION -> throw new ScriptedFailure("reset");
      case ERROR -> throw new ScriptedError("reset");
      case OK, NOTHING -> {}
    }
  }

  @Override
  public void abandon(CompletionStage<?> stage) {
    works().stream().filter(work -> work.isAnsweredBy(stage)).forEach(Work::abandon);
  }

  private synchronized Outcome nextReset() {
    if (resetsToFail == 0) {
      return Outcome.OK;
    }
    resetsToFail--;
    return resetFailure;
  }

  @Override
  public CompletionStage<?> destroy(Token token) {
    known(token).countDestroy();
    return answer(begin(Kind.DESTROY, token)).stage();
  }

  @SuppressWarnings("ReferenceEquality") // All tokens are equal.
  private synchronized Token known(@Nullable Token token) {
    for (var known : tokens) {
      if (known == token) {
        return known;
      }
    }
    wrongs.add("The factory was given " + token + ", which it has not made.");
    throw new IllegalArgumentException("not made here: " + token);
  }

  private synchronized Work begin(Kind kind, @Nullable Token token) {
    var work = new Work(kind, works.size() + 1, order.incrementAndGet(), token, ticker.nanos());
    works.add(work);
    return work;
  }

  private Work answer(Work work) {
    switch (habit(work.kind())) {
      case WORKS -> end(work, Outcome.OK);
      case FAILS -> end(work, Outcome.EXCEPTION);
      case THROWS -> {
        end(work, Outcome.EXCEPTION);
        throw new ScriptedFailure(work.toString());
      }
      case WAITS -> {}
    }
    return work;
  }

  synchronized Habit habit(Kind kind) {
    return habits.getOrDefault(kind, Habit.WAITS);
  }

  synchronized void setHabit(Kind kind, Habit habit) {
    habits.put(kind, habit);
  }

  /** The next so many resets fail in this way. */
  synchronized void failResets(int count, Outcome how) {
    resetsToFail = count;
    resetFailure = how;
  }

  /** Ends a work that is pending, awaited or not. */
  void end(Work work, Outcome outcome) {
    var made = work.kind() == Kind.CREATE && outcome == Outcome.OK ? make(work) : null;
    var token = work.token();
    if (work.kind() == Kind.DESTROY && token != null) {
      token.setDestroyed();
    }
    work.end(outcome, work.kind() == Kind.VALIDATE ? outcome == Outcome.OK : made, errorOf(work, outcome), order.incrementAndGet(), ticker.nanos());
  }

  private synchronized Token make(Work creation) {
    var token = new Token(tokens.size() + 1, ticker.nanos(), creation.isAbandoned());
    tokens.add(token);
    return token;
  }

  private static @Nullable Throwable errorOf(Work work, Outcome outcome) {
    return switch (outcome) {
      case EXCEPTION -> new ScriptedFailure(work.toString());
      case ERROR -> new ScriptedError(work.toString());
      case OK, NOTHING -> null;
    };
  }

  /** All calls so far, in their order. */
  synchronized List<Work> works() {
    return List.copyOf(works);
  }

  /** Those of a kind that have not ended, oldest first. */
  List<Work> pending(Kind kind) {
    return works().stream().filter(work -> work.kind() == kind && work.isPending()).toList();
  }

  /** All that were ever delivered, oldest first. */
  synchronized List<Token> tokens() {
    return new ArrayList<>(tokens);
  }

  /** Calls that made no sense. */
  synchronized List<String> wrongs() {
    return List.copyOf(wrongs);
  }
}
