package c10k.testkit.pool;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A call of the factory, which ends when the test says so. */
public final class Work {

  /** What was called. */
  public enum Kind {
    CREATE,
    VALIDATE,
    DESTROY
  }

  /** How it ends. */
  public enum Outcome {
    OK,
    /** A check says that the resource is broken; a creation delivers nothing. */
    NOTHING,
    EXCEPTION,
    ERROR
  }

  private final Kind kind;
  private final int number;
  private final @Nullable Token token;
  private final long startedAt;
  private final CompletableFuture<@Nullable Object> stage = new CompletableFuture<>();
  private volatile @Nullable Outcome outcome;
  private volatile boolean abandoned;
  private volatile long endedAt;

  /** Its place among all beginnings and endings. */
  private final int beginning;
  private volatile int ending = Integer.MAX_VALUE;

  Work(Kind kind, int number, int beginning, @Nullable Token token, long startedAt) {
    this.kind = kind;
    this.number = number;
    this.beginning = beginning;
    this.token = token;
    this.startedAt = startedAt;
  }

  Kind kind() {
    return kind;
  }

  /** Works are numbered in the order of their calls, whatever their kind. */
  int number() {
    return number;
  }

  @Nullable Token token() {
    return token;
  }

  @SuppressWarnings("ReferenceEquality") // All tokens are equal.
  boolean isOn(Token other) {
    return token == other;
  }

  long startedAt() {
    return startedAt;
  }

  /** When it ended; only meaningful if it has. */
  long endedAt() {
    return endedAt;
  }

  boolean endedBefore(Work other) {
    return ending < other.beginning;
  }

  boolean isPending() {
    return outcome == null;
  }

  /** The pool waits no longer; what is made may come late. */
  void abandon() {
    abandoned = abandoned || isPending();
  }

  /** Whether the pool has given it up before it ended. */
  boolean isAbandoned() {
    return abandoned;
  }

  /** Still going on, and somebody waits for it. */
  boolean isAwaited() {
    return isPending() && !isAbandoned();
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  /** The answer as the pool sees it. */
  @SuppressWarnings("unchecked")
  <T> CompletableFuture<T> stage() {
    return (CompletableFuture<T>) (CompletableFuture<?>) stage;
  }

  @SuppressWarnings("ReferenceEquality") // Futures have no other.
  boolean isAnsweredBy(CompletionStage<?> other) {
    return stage == other;
  }

  /** Ends it; the pool goes on in the calling thread. */
  void end(Outcome how, @Nullable Object value, @Nullable Throwable error, int itsEnding, long now) {
    ending = itsEnding;
    endedAt = now;
    outcome = how;
    if (error == null) {
      stage.complete(value);
    } else {
      stage.completeExceptionally(error);
    }
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + (token == null ? "" : " of " + token) + " (call " + number + ")";
  }
}
