package c10k.loop.uv;

/**
 * Something that a loop looks after for as long as it is active. A loop ends when nothing active is
 * left that counts; {@link #unref} makes a handle not count, and changes nothing else.
 *
 * <p>Threads: of the loop.
 */
public abstract class Handle {
  private enum State {
    OPEN, CLOSING, CLOSED
  }

  private final EventLoop loop;
  private State state = State.OPEN;
  private boolean active;
  private boolean counts = true;

  Handle(EventLoop loop) {
    this.loop = loop;
  }

  /** The loop that it belongs to. */
  public final EventLoop loop() {
    return loop;
  }

  /** Whether the loop calls it when its time comes. */
  public final boolean isActive() {
    return active;
  }

  /** Whether the loop goes on for its sake, while it is active. */
  public final boolean hasRef() {
    return counts;
  }

  /** Makes it count again. */
  public final void ref() {
    setCounts(true);
  }

  /** Lets the loop end though this is active. */
  public final void unref() {
    setCounts(false);
  }

  private void setCounts(boolean newCounts) {
    if (active && counts != newCounts) {
      loop.countActive(newCounts ? 1 : -1);
    }
    counts = newCounts;
  }

  /** To be asked before anything is changed for a start. */
  final void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("This handle is closed; make a new one.");
    }
  }

  final void setActive(boolean newActive) {
    if (counts && active != newActive) {
      loop.countActive(newActive ? 1 : -1);
    }
    active = newActive;
  }

  /** Takes it out of whatever waits for it. */
  abstract void deactivate();

  /** Whether {@link #close} was called. */
  public final boolean isClosing() {
    return state != State.OPEN;
  }

  /**
   * Ends it for good.
   *
   * @param closed called in the closing phase, when nothing is in the middle of anything
   * @throws IllegalStateException if it is closed already
   */
  public final void close(Runnable closed) {
    if (state != State.OPEN) {
      throw new IllegalStateException("This handle is closed already.");
    }
    state = State.CLOSING;
    deactivate();
    loop.atEndOfTurn(() -> {
      state = State.CLOSED;
      closed.run();
    });
  }

  /** Ends it for good. */
  public final void close() {
    close(() -> {});
  }
}
