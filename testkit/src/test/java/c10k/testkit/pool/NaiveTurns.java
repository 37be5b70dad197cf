package c10k.testkit.pool;

import java.util.ArrayDeque;

/**
 * What has to be told to others is told when the pool is in order again: others may call the pool
 * at once.
 */
final class NaiveTurns {
  private final ArrayDeque<Runnable> later = new ArrayDeque<>();
  private boolean running;

  void later(Runnable turn) {
    later.addLast(turn);
  }

  void run() {
    if (running) {
      return;
    }
    running = true;
    try {
      for (var turn = later.pollFirst(); turn != null; turn = later.pollFirst()) {
        turn.run();
      }
    } finally {
      running = false;
    }
  }
}
