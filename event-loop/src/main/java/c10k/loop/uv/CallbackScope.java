package c10k.loop.uv;

/** What happens between two callbacks of a loop. Called by the loop's thread. */
public interface CallbackScope {

  /** A callback has returned; what it queued for right afterwards may run now. */
  void returned();

  /** A callback has thrown. What this throws, ends the loop. */
  void threw(Throwable error);
}
