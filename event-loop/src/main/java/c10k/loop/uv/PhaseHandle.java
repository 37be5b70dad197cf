package c10k.loop.uv;

/** A handle that is called once in each turn, in the idle, prepare or check phase. */
public final class PhaseHandle extends Handle {
  private final Phase phase;
  private Runnable callback = () -> {};

  PhaseHandle(EventLoop loop, Phase phase) {
    super(loop);
    this.phase = phase;
  }

  /** Starts it; no effect if it is started. */
  public void start(Runnable newCallback) {
    requireOpen();
    if (!isActive()) {
      callback = newCallback;
      setActive(true);
      phase.add(this);
    }
  }

  /** Stops it; no effect if it is not started. */
  public void stop() {
    if (isActive()) {
      setActive(false);
      phase.remove(this);
    }
  }

  Runnable callback() {
    return callback;
  }

  @Override
  void deactivate() {
    stop();
  }
}
