package c10k.loop.process;

/** A program could not be started, and nobody listened to {@link ChildProcess#onError}. */
public final class UncheckedSpawnException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UncheckedSpawnException(SpawnException cause) {
    super(cause.getMessage(), cause);
  }
}
