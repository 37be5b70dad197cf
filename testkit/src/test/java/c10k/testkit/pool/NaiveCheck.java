package c10k.testkit.pool;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One validation under way. */
final class NaiveCheck {

  enum Purpose {
    ON_THE_WAY_TO_A_CALLER,
    ON_THE_WAY_BACK,
    WHILE_IDLE
  }

  final Purpose purpose;
  final long startedAt;

  /** Who was first in the queue when it began. */
  final @Nullable NaiveWaiter<?> waiter;

  @Nullable CompletionStage<Boolean> stage;

  NaiveCheck(Purpose purpose, long now, @Nullable NaiveWaiter<?> waiter) {
    this.purpose = purpose;
    this.startedAt = now;
    this.waiter = waiter;
  }
}
