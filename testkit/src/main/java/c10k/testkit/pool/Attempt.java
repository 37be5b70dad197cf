package c10k.testkit.pool;

import c10k.pool.AcquireException;
import c10k.pool.AcquireFailure;
import c10k.pool.Lease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code acquire}, whatever kind of pool it went to.
 *
 * <p>Threads: of the test; the answer comes from anywhere.
 */
public final class Attempt {
  private final Duration timeout;
  private final CompletableFuture<Lease<Token>> answer;
  private final Runnable giveUp;
  private final Consumer<Runnable> itsThread;
  private int number;
  private long calledAt;
  private volatile boolean givenUp;
  private volatile boolean flagAfter;
  private boolean givenUpAtOnce;

  /**
   * Wraps a call.
   *
   * @param answer the lease, or what acquire threw
   * @param giveUp cancels or interrupts the call
   * @param itsThread does something in the thread that called; any thread will do where callers are none
   */
  public Attempt(Duration timeout, CompletableFuture<Lease<Token>> answer, Runnable giveUp, Consumer<Runnable> itsThread) {
    this.timeout = timeout;
    this.answer = answer;
    this.giveUp = giveUp;
    this.itsThread = itsThread;
  }

  void identify(int itsNumber, long now) {
    number = itsNumber;
    calledAt = now;
  }

  int number() {
    return number;
  }

  Duration timeout() {
    return timeout;
  }

  long calledAt() {
    return calledAt;
  }

  /** The end of its time; far away if it waits for ever. */
  long deadline() {
    if (timeout.isNegative() || timeout.isZero()) {
      return calledAt;
    }
    long nanos = timeout.toSeconds() >= Duration.ofNanos(Long.MAX_VALUE).toSeconds() ? Long.MAX_VALUE : timeout.toNanos();
    return nanos > Long.MAX_VALUE - calledAt ? Long.MAX_VALUE : calledAt + nanos;
  }

  void inItsThread(Runnable action) {
    itsThread.accept(action);
  }

  /** Cancels or interrupts it, in whatever state it is. */
  void giveUp() {
    givenUp = givenUp || !isDone();
    giveUp.run();
  }

  /** Whether it was cancelled or interrupted while it waited. */
  boolean isGivenUp() {
    return givenUp;
  }

  /** Cancels it before the pool can have answered, unless it is very quick. */
  Attempt giveUpAtOnce() {
    givenUpAtOnce = true;
    giveUp();
    return this;
  }

  /** Its thread was interrupted before the call. */
  void setInterrupted() {
    givenUp = true;
  }

  boolean isGivenUpAtOnce() {
    return givenUpAtOnce;
  }

  void setFlagAfter() {
    flagAfter = true;
  }

  /** Whether the caller's interrupt flag was set when acquire returned a lease. */
  boolean isFlagAfter() {
    return flagAfter;
  }

  boolean isDone() {
    return answer.isDone();
  }

  boolean isGranted() {
    return answer.state() == Future.State.SUCCESS;
  }

  /** Only if granted. */
  Lease<Token> lease() {
    return answer.resultNow();
  }

  /** What was thrown, if anything. */
  @Nullable Throwable error() {
    return switch (answer.state()) {
      case FAILED -> answer.exceptionNow();
      case CANCELLED -> new CancellationException();
      default -> null;
    };
  }

  /** Why it failed; empty if it did not, or in a way that the contract does not know. */
  Optional<AcquireFailure> failure() {
    return switch (error()) {
      case AcquireException e -> Optional.of(e.reason());
      case CancellationException e -> Optional.of(AcquireFailure.CANCELLED);
      case InterruptedException e -> Optional.of(AcquireFailure.CANCELLED);
      case null, default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return "caller " + number;
  }
}
