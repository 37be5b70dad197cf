package c10k.testkit;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The suite for one mutant at a time; its name keeps it out of the build's own run.
 * Confined to the thread of the test that runs it.
 */
final class MutatedContract extends ServerContract {
  private static Supplier<Mutation> current = Mutation::none;
  private static int runs = 1_000;
  private static Duration patience = Duration.ofSeconds(10);

  MutatedContract() {
    super(current.get());
  }

  /** Of a fixed width, so that no run's name begins with another's. */
  static String run() {
    return String.valueOf(runs);
  }

  static void use(Supplier<Mutation> mutation, Duration newPatience) {
    runs++;
    current = mutation;
    patience = newPatience;
  }

  @Override
  protected Duration patience() {
    return patience;
  }
}
