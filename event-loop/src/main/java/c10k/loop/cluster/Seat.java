package c10k.loop.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A place for one worker. Workers come and go, the seat stays; during a rolling restart it has a
 * successor besides its holder.
 *
 * <p>Confined to the supervisor.
 */
final class Seat {
  private final int number;
  private final Backoff backoff = new Backoff();

  /** Who serves, or is starting to; null while it waits to be filled again. */
  @Nullable Tenure holder;

  /** Who is starting, to take over from the holder. */
  @Nullable Tenure successor;

  /** Whether anybody has died on it. */
  boolean hasSeenDeath;

  Seat(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  Backoff backoff() {
    return backoff;
  }

  boolean isServing() {
    return holder != null && holder.isListening();
  }
}
