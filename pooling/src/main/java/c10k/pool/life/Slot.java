package c10k.pool.life;

import c10k.pool.EndReason;
import c10k.pool.ResourceState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One place in the pool, with the resource that takes it.
 *
 * <p>All that decides who may use the resource is in one word, changed by compare-and-set only:
 *
 * <pre>
 *   63                                    8   5      4         3      2       0
 *   +-------------------------------------+-----+---------+---------+---------+
 *   | epoch: leases granted so far        |     |returning|attention|  state  |
 *   +-------------------------------------+-----+---------+---------+---------+
 * </pre>
 *
 * A lease knows the word by which it was granted. Once the resource is given back or lent again the
 * word is another, so that no late call can touch the next holder's lease.
 *
 * <p>Threads: the word is safe for all. The other fields are guarded by the pool's exclusion, except
 * for those of the holder, which belong to whoever won the word.
 */
@SuppressWarnings("EnumOrdinal") // They live in this word only, never outside this program.
public final class Slot<R> extends SlotWord.Padded {
  private static final ResourceState[] STATES = ResourceState.values();
  private static final long STATE = 0b111;

  /** Only the core may use it or take it back: it has to look at the resource first. */
  static final long ATTENTION = 0b1000;

  /** Its holder is giving it back; nobody can do that a second time. */
  static final long RETURNING = 0b1_0000;

  private static final long BITS = 0xff;
  private static final int EPOCH_SHIFT = 8;
  private static final long ONE_EPOCH = 1L << EPOCH_SHIFT;
  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(SlotWord.Contended.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long number;

  // Written once, before the resource becomes idle for the first time.
  @Nullable R resource;

  // Guarded by the pool's exclusion.
  final long connectingSince;
  long createdNanos;
  long expiresNanos = Times.NEVER;
  /** The last good sign of it, or earlier: a fast release reads no clock. */
  long trustedNanos;
  /** Since when it is idle, or later. */
  long idleSince;
  long seenWord;
  /** Grows with each return; tells the order among idle resources. */
  long returnOrder;
  long heldSince;
  long checkedNanos;
  boolean slow;
  boolean leakReported;
  StackTraceElement @Nullable [] stack;
  boolean failedItsHolder;
  @Nullable EndReason retirement;

  /** Its creation or check under way; set by whoever began it, outside the exclusion. */
  volatile @Nullable CompletionStage<?> pending;

  /** Nobody waits for that any more. */
  volatile boolean abandoned;

  final HealthHistory health = new HealthHistory();

  Slot(long number, long now) {
    this.number = number;
    this.connectingSince = now;
    this.word = ResourceState.CONNECTING.ordinal();
  }

  /** Its number in the pool, from 1. */
  public long number() {
    return number;
  }

  long word() {
    return word;
  }

  /** The word of the present lease. */
  long leaseWord() {
    return word & ~ATTENTION;
  }

  /** Whether nothing has happened to it since the core last looked. */
  boolean isSeen() {
    return word == seenWord;
  }

  /**
   * Claims it, if it is ready to be lent without a look at it. Any thread may try.
   *
   * @return whether the caller has it now
   */
  public boolean tryClaim() {
    long seen = word;
    return isReady(seen) && move(seen, Transition.ACQUIRED);
  }

  /** Whether it was handed to a caller who has not woken up yet. */
  public boolean isOnItsWay() {
    return !isPickedUp;
  }

  ResourceState state() {
    return stateOf(word);
  }

  static ResourceState stateOf(long word) {
    return STATES[(int) (word & STATE)];
  }

  /** How many leases were granted. */
  static long epochOf(long word) {
    return word >>> EPOCH_SHIFT;
  }

  /** Its resource has come. */
  void made(R made, long now, long expires) {
    resource = made;
    createdNanos = now;
    checkedNanos = now;
    expiresNanos = expires;
    slow = false;
  }

  /** It was lent to a caller, whose thread may not know it yet. */
  void grantTo(Waiter<R> waiter, long now, boolean withStack) {
    holder = waiter.caller();
    isPickedUp = !waiter.hasWaited();
    overtakes = 0;
    heldSince = now;
    failedItsHolder = false;
    leakReported = false;
    stack = withStack ? waiter.stack() : null;
    seenWord = word;
  }

  /** It was in use, or made, until now. */
  void usedUntil(long now) {
    trustedNanos = now;
    idleSince = now;
  }

  /** It is idle from now on. */
  void idles(long order) {
    returnOrder = order;
    seenWord = word;
  }

  /** It is idle as before, after a check. */
  void idleAgain(long trusted) {
    trustedNanos = trusted;
    seenWord = word;
  }

  /** Takes notice of what fast claims and releases have done since the last look. */
  void look(long lastLook, long now) {
    long seen = word;
    if (seen != seenWord) {
      trustedNanos = lastLook;
      idleSince = now;
      heldSince = now;
      seenWord = seen;
    }
  }

  /** Whether its present lease is all that has happened to it since the core last looked. */
  boolean isUntouchedBefore() {
    long seen = seenWord & ~ATTENTION;
    boolean wasIdle = stateOf(seen) == ResourceState.IDLE;
    return leaseWord() == (wasIdle ? after(seen, Transition.ACQUIRED) : seen);
  }

  /** Whether it is idle, and nothing has to be looked at first. */
  static boolean isReady(long word) {
    return (word & BITS) == ResourceState.IDLE.ordinal();
  }

  /** Whether it is being given back, and nothing has to be looked at first. */
  static boolean isPlainReturn(long word) {
    return (word & BITS) == (ResourceState.ACTIVE.ordinal() | RETURNING);
  }

  /** The word after a transition. */
  static long after(long word, Transition transition) {
    long epoch = word & ~BITS;
    return (transition.to() == ResourceState.ACTIVE ? epoch + ONE_EPOCH : epoch) | transition.to().ordinal();
  }

  /** Changes the state, if the word is still this one and the transition fits it. */
  boolean move(long expected, Transition transition) {
    return stateOf(expected) == transition.from() && WORD.compareAndSet(this, expected, after(expected, transition));
  }

  /** Changes the state, whatever the rest of the word is; only where no other thread can. */
  void move(Transition transition) {
    while (!move(word, transition)) {
      if (state() != transition.from()) {
        throw new IllegalStateException("A resource that is " + state() + " cannot be " + transition + ".");
      }
    }
  }

  /** Keeps the fast path off it, until its state changes. */
  void callForAttention() {
    long seen = word;
    while ((seen & ATTENTION) == 0) {
      if (WORD.compareAndSet(this, seen, seen | ATTENTION) && seenWord == seen) {
        seenWord = seen | ATTENTION;
      }
      seen = word;
    }
  }

  /**
   * Begins to give it back. Exactly one call per lease succeeds.
   *
   * @param lease the word by which the lease was granted
   * @return the word now, or 0 if that lease has ended already
   */
  long beginReturn(long lease) {
    for (long seen = word; isHeldBy(lease, seen); seen = word) {
      if (WORD.compareAndSet(this, seen, seen | RETURNING)) {
        return seen | RETURNING;
      }
    }
    return 0;
  }

  /** Whether this lease is the present one and has not begun to end. */
  boolean isHeldBy(long lease) {
    return isHeldBy(lease, word);
  }

  private static boolean isHeldBy(long lease, long seen) {
    return (seen & ~ATTENTION) == lease;
  }
}
