package c10k.testkit;

import java.time.Duration;

/** What a {@link FaultProxy} does to its connections. */
sealed interface Fault {

  /** None. */
  record Pass() implements Fault {}

  /** Connections are taken, and nothing more is done with them. */
  record Silence() implements Fault {}

  /** Nothing that is sent arrives anywhere, not even the end. */
  record Vanished() implements Fault {}

  /** Connections are reset. */
  record Reset() implements Fault {}

  /** Nobody listens. */
  record Refusal() implements Fault {}

  /** Everything arrives so much later. */
  record Delay(Duration by) implements Fault {}

  /** Each connection ends after so many bytes of its server. No record: asked for again, it counts anew. */
  final class Cut implements Fault {
    private final long afterBytes;

    Cut(long afterBytes) {
      this.afterBytes = afterBytes;
    }

    long afterBytes() {
      return afterBytes;
    }
  }
}
