package c10k.loop.node;

/**
 * A callback of the next check phase, set by {@link Environment#setImmediate}.
 *
 * <p>Threads: of the loop.
 */
public final class Immediate extends Chain.Link<Immediate> {
  private final Immediates immediates;
  private final Runnable callback;
  private boolean counts = true;
  private boolean ended;

  Immediate(Immediates immediates, Runnable callback) {
    this.immediates = immediates;
    this.callback = callback;
  }

  /** Takes it back. Works until its callback starts. */
  public void clear() {
    end();
  }

  /** It runs, or will not run any more. */
  void end() {
    if (!ended) {
      ended = true;
      Chain.unlink(this);
      immediates.countsNoMore(counts);
    }
  }

  void call() {
    callback.run();
  }

  /** Whether the loop goes on for its sake. */
  public boolean hasRef() {
    return counts && !ended;
  }

  /** Makes the loop go on for its sake again. */
  public Immediate ref() {
    if (!ended && !counts) {
      counts = true;
      immediates.countsAgain();
    }
    return this;
  }

  /** Lets the loop end before it runs; it runs only if the loop turns for another reason. */
  public Immediate unref() {
    if (hasRef()) {
      counts = false;
      immediates.countsNoMore(true);
    }
    return this;
  }
}
